using Graph.GraphQL.AspNetCore.Documents;
using Graph.GraphQL.AspNetCore.Requests;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Execution;
using Graph.GraphQL.Language;
using Graph.GraphQL.Subscriptions;

namespace Graph.GraphQL.AspNetCore.Subscriptions.Operations;

/// <summary>Starts an operation of whatever kind for a transport that streams.</summary>
internal sealed class OperationStarter(GraphQLExecutor executor, DocumentResolver documents, GraphQLHttpOptions options)
{
    private readonly SubscriptionExecutor _subscriptions = new(executor, options.Observe);

    /// <summary>A query or mutation has been executed when this is done. Throws only when it is cancelled.</summary>
    public async ValueTask<StartedOperation> Start(
        RequestParameters parameters, RequestFeatures features, CancellationToken cancellation)
    {
        if (documents.Resolve(parameters, out var document) is { } error)
            return new StartedOperation([error.ToGraphQLError()]);
        var request = parameters.ToRequest(document);
        var started = executor.OperationTypeOf(request) == OperationType.Subscription
            ? Subscribe(request, features, cancellation)
            : await Execute(request, features, cancellation);
        if (started.Errors is null && parameters.PersistedQuery is not null)
            documents.Remember(parameters);
        return started;
    }

    private StartedOperation Subscribe(GraphQLRequest request, RequestFeatures features, CancellationToken cancellation)
    {
        var result = _subscriptions.Subscribe(request, features, cancellation);
        return result.Responses is { } responses ? new StartedOperation(responses) : new StartedOperation(result.Errors);
    }

    private async ValueTask<StartedOperation> Execute(GraphQLRequest request, RequestFeatures features, CancellationToken cancellation)
    {
        var ended = options.Observe?.Invoke(request);
        var result = await executor.Execute(request, features, cancellation);
        ended?.Invoke(result);
        return result.HasData ? new StartedOperation(Single(result)) : new StartedOperation(result.Errors);
    }

    private static async IAsyncEnumerable<ExecutionResult> Single(ExecutionResult result)
    {
        await ValueTask.CompletedTask;
        yield return result;
    }
}
