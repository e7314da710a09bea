using System.Runtime.CompilerServices;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution;
using Graph.GraphQL.Execution.Inputs;
using Graph.GraphQL.Execution.Planning;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.Subscriptions;

/// <summary>Section 6.2.3 (Subscription): source streams mapped to response streams, whatever the transport.</summary>
/// <param name="observe">Called before each response is made, of an event or of a refusal; what it gives is called with the response, and may set its extensions.</param>
public sealed class SubscriptionExecutor(GraphQLExecutor executor, Func<GraphQLRequest, Action<ExecutionResult>>? observe = null)
{
    /// <summary>Never throws for what a client sends.</summary>
    public SubscriptionResult Subscribe(
        GraphQLRequest request, RequestFeatures? features = null, CancellationToken cancellation = default, object? rootValue = null)
    {
        try
        {
            var operation = executor.Prepare(request);
            if (operation.Type != OperationType.Subscription)
                throw new RequestErrorException([new GraphQLError("The operation is no subscription.", ErrorCodes.OperationNotFound)]);
            var variables = executor.CoerceVariables(operation, request);
            var subscription = new Subscription(request, operation.PlanFor(variables), variables, features ?? RequestFeatures.None);
            var events = CreateSourceEventStream(subscription, rootValue ?? GraphQLExecutor.NoRootValue, cancellation);
            return new SubscriptionResult(MapSourceToResponseEvent(subscription, events, cancellation));
        }
        catch (RequestErrorException exception)
        {
            // Nothing in it waits: it has ended already.
            var refusal = Respond(request, () => new(new ExecutionResult(exception.Errors))).AsTask().GetAwaiter().GetResult();
            return new SubscriptionResult(refusal.Errors);
        }
    }

    /// <summary>Section 6.2.3.1. An exception of the resolver is a request error at the field's path.</summary>
    private IAsyncEnumerable<object?> CreateSourceEventStream(
        Subscription subscription, object rootValue, CancellationToken cancellation)
    {
        try
        {
            return executor.OpenSourceStream(
                subscription.Plan, subscription.Variables, subscription.Features, rootValue, cancellation);
        }
        catch (Exception exception) // whatever a resolver throws is an error of its field
        {
            throw new RequestErrorException([ToError(subscription, exception)]);
        }
    }

    /// <summary>Section 6.2.3.2. When the source stream fails, the last response says so.</summary>
    private async IAsyncEnumerable<ExecutionResult> MapSourceToResponseEvent(
        Subscription subscription, IAsyncEnumerable<object?> events, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var source = events.GetAsyncEnumerator(cancellation);
        try
        {
            while (await ExecuteNextEvent(subscription, source, cancellation).ConfigureAwait(false) is { } response)
                yield return response;
        }
        finally
        {
            await Close(subscription, source, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Section 6.2.3.2 (ExecuteSubscriptionEvent); null at the end, and when it was cancelled, which ends the stream as
    /// quietly. A source stream that has failed ends, for it is an iterator (<see cref="SourceStream"/>).
    /// </summary>
    private async ValueTask<ExecutionResult?> ExecuteNextEvent(
        Subscription subscription, IAsyncEnumerator<object?> source, CancellationToken cancellation)
    {
        try
        {
            if (!await source.MoveNextAsync().ConfigureAwait(false))
                return null;
            return await Respond(subscription.Request, () => executor.Run(
                subscription.Plan, subscription.Variables, subscription.Features, source.Current ?? GraphQLExecutor.NoRootValue, cancellation))
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception) // the source stream is a resolver's code
        {
            return await Respond(subscription.Request, () => new(new ExecutionResult([ToError(subscription, exception)]))).ConfigureAwait(false);
        }
    }

    /// <summary>In a flow of its own, so that what is observed of one event ends with it.</summary>
    private async ValueTask<ExecutionResult> Respond(GraphQLRequest request, Func<ValueTask<ExecutionResult>> execute)
    {
        var ended = observe?.Invoke(request);
        var response = await executor.TraceEvent(request, execute).ConfigureAwait(false);
        ended?.Invoke(response);
        return response;
    }

    /// <summary>Nobody reads any more, so what the source stream throws now is only reported.</summary>
    private async ValueTask Close(Subscription subscription, IAsyncEnumerator<object?> source, CancellationToken cancellation)
    {
        try
        {
            await source.DisposeAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
        catch (Exception exception) // the source stream is a resolver's code
        {
            _ = ToError(subscription, exception);
        }
    }

    private GraphQLError ToError(Subscription subscription, Exception exception)
    {
        var field = subscription.Plan.Root.Fields[0];
        return executor.ToFieldError(exception, field, [field.ResponseName]);
    }

    private sealed record Subscription(GraphQLRequest Request, OperationPlan Plan, CoercedVariables Variables, RequestFeatures Features);
}
