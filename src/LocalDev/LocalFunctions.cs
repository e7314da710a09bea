using System.Diagnostics.CodeAnalysis;
using Graph.Functions;
using Graph.Functions.Square;
using Graph.Lambda.Events;
using Graph.Resolvers.Square.Connections;
using Graph.Resolvers.Square.Webhooks;
using Graph.Resolvers.Transactions;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.LocalDev;

/// <summary>The functions that events start, wherever they run.</summary>
internal sealed record LocalFunctions
{
    public required Func<SqsEvent, CancellationToken, Task<BatchResponse>> ProcessTransaction { get; init; }

    /// <summary>Of orders, contacts, products and customers' metrics.</summary>
    public required Func<DynamoDbStreamEvent, CancellationToken, Task<BatchResponse>> OrderStream { get; init; }

    public required Func<DynamoDbStreamEvent, CancellationToken, Task<BatchResponse>> SquareWebhookProcessor { get; init; }

    /// <summary>Of all that subscriptions tell.</summary>
    public required Func<DynamoDbStreamEvent, CancellationToken, Task<BatchResponse>> Publish { get; init; }

    public required Func<HttpApiEvent, CancellationToken, Task<HttpApiResponse>> SquareOAuthCallback { get; init; }

    public required Func<HttpApiEvent, CancellationToken, Task<HttpApiResponse>> SquareWebhook { get; init; }

    public required Func<CancellationToken, ValueTask> SweepTransactions { get; init; }

    public required Func<CancellationToken, ValueTask> SweepSquareWebhooks { get; init; }

    public required Func<CancellationToken, ValueTask> RefreshSquareTokens { get; init; }

    /// <summary>In this process, beside the gateway whose subscriptions are told.</summary>
    public static LocalFunctions Here(IServiceProvider gateway)
    {
        var orderStream = Make<OrderStream>(gateway);
        return new LocalFunctions
        {
            ProcessTransaction = Make<ProcessTransaction>(gateway).Handle,
            OrderStream = orderStream.Of,
            SquareWebhookProcessor = Make<ProcessSquareEvents>(gateway).Handle,
            Publish = Make<PublishChanges>(gateway).Of,
            SquareOAuthCallback = Make<SquareOAuthCallback>(gateway).Handle,
            SquareWebhook = Make<SquareWebhook>(gateway).Handle,
            SweepTransactions = gateway.GetRequiredService<TransactionSweeper>().Sweep,
            SweepSquareWebhooks = gateway.GetRequiredService<WebhookSweeper>().Sweep,
            RefreshSquareTokens = gateway.GetRequiredService<TokenRenewal>().Run,
        };
    }

    private static T Make<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(IServiceProvider services) => ActivatorUtilities.CreateInstance<T>(services);
}
