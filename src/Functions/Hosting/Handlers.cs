using Graph.Functions.Square;
using Graph.Functions.Subscriptions;
using Graph.Gateway.Observability;
using Graph.Lambda.Events;
using Graph.Lambda.Runtime;
using Graph.Resolvers.Square.Connections;
using Graph.Resolvers.Square.Webhooks;
using Graph.Resolvers.Transactions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Functions.Hosting;

/// <summary>The functions by the names of their handlers, and the events that each takes.</summary>
internal static class Handlers
{
    /// <returns>Null when there is none of this name.</returns>
    public static InvocationHandler? Create(string name, IServiceProvider services) => name switch
    {
        FunctionNames.ProcessTransaction => OfMessages(services.GetRequiredService<ProcessTransaction>().Handle, services),
        FunctionNames.SweepTransactions => OfSchedule(services.GetRequiredService<TransactionSweeper>().Sweep),
        FunctionNames.OrderStream => OfChanges(services.GetRequiredService<OrderStream>().Of),
        FunctionNames.SquareOAuthCallback => OfRequests(services.GetRequiredService<SquareOAuthCallback>().Handle, services),
        FunctionNames.SquareWebhook => OfRequests(services.GetRequiredService<SquareWebhook>().Handle, services),
        FunctionNames.SquareWebhookProcessor => OfChanges(services.GetRequiredService<ProcessSquareEvents>().Handle),
        FunctionNames.SweepSquareWebhooks => OfSchedule(services.GetRequiredService<WebhookSweeper>().Sweep),
        FunctionNames.RefreshSquareTokens => OfSchedule(services.GetRequiredService<TokenRenewal>().Run),
        FunctionNames.WebSocket => OfSockets(services.GetRequiredService<WebSocket>().Handle),
        FunctionNames.FanOut => OfChanges(services.GetRequiredService<FanOut>().Handle),
        _ => null,
    };

    private static InvocationHandler OfMessages(Func<SqsEvent, CancellationToken, Task<BatchResponse>> handle, IServiceProvider services)
    {
        var (metrics, time) = (services.GetService<Metrics>(), services.GetRequiredService<TimeProvider>());
        return async (invocation, token) =>
        {
            var messages = EventJson.ReadSqsEvent(invocation.Payload.Span);
            foreach (var message in messages.Records)
            {
                if (message.SentAt is { } sent)
                    metrics?.AddQueueAge(time.GetUtcNow() - sent);
            }
            return InvocationResult.Of(EventJson.Write(await handle(messages, token)));
        };
    }

    private static InvocationHandler OfChanges(Func<DynamoDbStreamEvent, CancellationToken, Task<BatchResponse>> handle) => async (invocation, token) =>
        InvocationResult.Of(EventJson.Write(await handle(EventJson.ReadDynamoDbStreamEvent(invocation.Payload.Span), token)));

    private static InvocationHandler OfRequests(Func<HttpApiEvent, CancellationToken, Task<HttpApiResponse>> handle, IServiceProvider services)
    {
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Handlers).FullName!);
        return async (invocation, token) =>
        {
            var request = EventJson.ReadHttpApiEvent(invocation.Payload.Span);
            using (CorrelationScope.Begin(logger, request.Headers.GetValueOrDefault("x-correlation-id")))
                return InvocationResult.Of(EventJson.Write(await handle(request, token)));
        };
    }

    private static InvocationHandler OfSockets(Func<WebSocketEvent, CancellationToken, Task<WebSocketResponse>> handle) => async (invocation, token) =>
        InvocationResult.Of(EventJson.Write(await handle(EventJson.ReadWebSocketEvent(invocation.Payload.Span), token)));

    /// <summary>What the event says does not matter: it is time.</summary>
    private static InvocationHandler OfSchedule(Func<CancellationToken, ValueTask> run) => async (_, token) =>
    {
        await run(token);
        return InvocationResult.Of("{}"u8.ToArray());
    };
}
