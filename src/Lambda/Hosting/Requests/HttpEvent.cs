namespace Graph.Lambda.Hosting.Requests;

/// <summary>
/// What stands in an event of HTTP: texts as they are, objects and lists as slices of the payload that are read when it is known
/// what kind of event it is.
/// </summary>
internal sealed class HttpEvent
{
    /// <summary>Of payload format 1.0 or 2.0; load balancers and REST APIs say none.</summary>
    public string? Version { get; set; }

    /// <summary><c>httpMethod</c>, or <c>requestContext.http.method</c>.</summary>
    public string? Method { get; set; }

    /// <summary><c>path</c></summary>
    public string? Path { get; set; }

    public string? RawPath { get; set; }

    public string? RawQueryString { get; set; }

    /// <summary>The path of the resource or route that was taken, such as <c>/shop/{proxy+}</c>.</summary>
    public string? Resource { get; set; }

    /// <summary>Method and path of the route: <c>ANY /shop/{proxy+}</c>.</summary>
    public string? RouteKey { get; set; }

    public ReadOnlyMemory<byte> Headers { get; set; }

    public ReadOnlyMemory<byte> HeaderLists { get; set; }

    public ReadOnlyMemory<byte> Query { get; set; }

    public ReadOnlyMemory<byte> QueryLists { get; set; }

    public ReadOnlyMemory<byte> Cookies { get; set; }

    public ReadOnlyMemory<byte> PathParameters { get; set; }

    public ReadOnlyMemory<byte> RequestContext { get; set; }

    public RequestBody Body { get; set; } = RequestBody.Empty;

    public bool IsBase64 { get; set; }

    /// <summary><c>requestContext.path</c>: of a REST API with the stage.</summary>
    public string? ContextPath { get; set; }

    public string? Stage { get; set; }

    public string? DomainName { get; set; }

    public string? Protocol { get; set; }

    public string? RequestId { get; set; }

    public string? SourceIp { get; set; }

    /// <summary><c>requestContext.elb</c> is there.</summary>
    public bool IsOfLoadBalancer { get; set; }

    /// <summary><c>requestContext.connectionId</c> is there: of a WebSocket API.</summary>
    public bool IsOfConnection { get; set; }

    public HttpEventKind Kind { get; set; }

    /// <summary>HTTP APIs decode paths before they give them on; all others give them as they were sent.</summary>
    public bool HasDecodedPath => Kind is HttpEventKind.HttpApi or HttpEventKind.HttpApiAsRest;

    /// <summary>The load balancer reads lists of headers, and no single ones, when it sent such.</summary>
    public bool HasHeaderLists => HeaderLists.Length > 0;
}
