using Graph.GraphQL.AspNetCore.Subscriptions.Connections;
using Graph.GraphQL.AspNetCore.Subscriptions.Operations;
using Graph.GraphQL.Binding;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Graph.GraphQL.AspNetCore.Subscriptions;

/// <summary>What every transport that streams needs.</summary>
internal sealed record StreamingServices(
    GraphQLHttpOptions Options, OperationStarter Operations, StreamingConnections Connections, ILogger Logger)
{
    public SubscriptionOptions Limits => Options.Subscriptions;

    /// <param name="authorization">What came in <c>connection_init</c>; null where nothing came.</param>
    public ValueTask<ConnectionFeatures> Connect(HttpContext context, string? authorization) =>
        Options.Connect is { } connect
            ? connect(context, authorization)
            : new ValueTask<ConnectionFeatures>(ConnectionFeatures.Of(Options.Features?.Invoke(context) ?? RequestFeatures.None));
}
