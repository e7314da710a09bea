namespace Graph.Lambda.Hosting;

/// <summary>What stands in front of a function and turns HTTP into events; each has its own form of them.</summary>
public enum HttpEventKind
{
    /// <summary>A REST API of API Gateway (payload format 1.0, without a version).</summary>
    RestApi,

    /// <summary>An HTTP API of API Gateway that is set to payload format 1.0.</summary>
    HttpApiAsRest,

    /// <summary>An HTTP API of API Gateway (payload format 2.0).</summary>
    HttpApi,

    /// <summary>The function's own URL (payload format 2.0).</summary>
    FunctionUrl,

    /// <summary>An Application Load Balancer.</summary>
    LoadBalancer,
}
