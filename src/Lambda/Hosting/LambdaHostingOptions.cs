using Graph.Lambda.Events;
using Graph.Lambda.Runtime;

namespace Graph.Lambda.Hosting;

/// <summary>How a function serves an ASP.NET Core application.</summary>
public sealed class LambdaHostingOptions
{
    internal const string StreamVariable = "LAMBDA_STREAM_RESPONSES";

    /// <summary>
    /// Sends responses while they are made, to what can take them so: a function's URL whose invoke mode is
    /// <c>RESPONSE_STREAM</c>, a REST API whose transfer mode is <c>STREAM</c>. Either must be set so when this is, and not when
    /// this is not. All others get whole responses in any case. The variable <c>LAMBDA_STREAM_RESPONSES</c> is the default.
    /// </summary>
    public bool StreamResponses { get; set; } = Environment.GetEnvironmentVariable(StreamVariable) is "true" or "1";

    /// <summary>
    /// Where the application stands, such as <c>/v1</c>, when the front does not say it: behind an HTTP API at a custom domain
    /// whose only route is <c>$default</c>, or behind a load balancer's rule. Paths that begin so lose it to the path base.
    /// </summary>
    public string? PathBase { get; set; }

    /// <summary>In bytes; an endpoint can set another, as with Kestrel. Null is as much as Lambda takes.</summary>
    public long? MaxRequestBodySize { get; set; } = EventJson.LargestPayload;

    /// <summary>
    /// What is answered where the application cannot: <c>RESPONSE_TOO_LARGE</c> (500), <c>PAYLOAD_TOO_LARGE</c> (413) and
    /// <c>TIMEOUT</c> (504).
    /// </summary>
    public Func<HostedError, HostedErrorAnswer> AnswerError { get; set; } = HostedErrorAnswer.InGraphQL;

    /// <summary>Those of SnapStart and of invocations are used. Before its end an application is told as anywhere: <c>IHostApplicationLifetime</c>.</summary>
    public RuntimeHooks Hooks { get; } = new();

    /// <summary>Host and port of a Runtime API; null is the one that has started this process.</summary>
    internal string? RuntimeApi { get; set; }

    internal TimeProvider Time { get; set; } = TimeProvider.System;
}
