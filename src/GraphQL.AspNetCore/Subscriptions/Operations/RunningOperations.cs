using Graph.GraphQL.AspNetCore.Requests;
using Graph.GraphQL.AspNetCore.Subscriptions.Connections;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Microsoft.Extensions.Logging;

namespace Graph.GraphQL.AspNetCore.Subscriptions.Operations;

/// <summary>The operations of one connection, side by side over one queue.</summary>
internal sealed partial class RunningOperations(
    OperationStarter starter, OutgoingQueue queue, IOperationMessages messages, int most, ILogger logger)
{
    private readonly Dictionary<string, RunningOperation> _byId = new(StringComparer.Ordinal);
    private bool _isClosed;

    /// <summary>Null when there is an operation of this id, or when there are too many: the latter if <paramref name="isFull"/>.</summary>
    public RunningOperation? Add(string id, out bool isFull)
    {
        lock (_byId)
        {
            isFull = _byId.Count >= most || _isClosed;
            if (isFull || _byId.ContainsKey(id))
            {
                isFull = !_byId.ContainsKey(id);
                return null;
            }

            var operation = new RunningOperation(id, queue);
            _byId.Add(id, operation);
            return operation;
        }
    }

    /// <summary>Starts the operation and streams it to its end. Does not throw.</summary>
    public async Task Run(RunningOperation operation, RequestParameters parameters, RequestFeatures features)
    {
        // A source that always has an event at hand would hold up whoever reads from the client.
        await Task.Yield();
        try
        {
            var started = await starter.Start(parameters, features, operation.Cancellation);
            if (started.Errors is { } errors)
                await Fail(operation, errors);
            else
                await Stream(operation, started);
        }
        catch (Exception failure) // unexpected, as errors of resolvers are in the responses; unless it was ended
        {
            await Fail(operation, failure);
        }
    }

    /// <summary>To the end of an operation that has started. Does not throw.</summary>
    public async Task Stream(RunningOperation operation, StartedOperation started)
    {
        await Task.Yield();
        try
        {
            await foreach (var response in started.Responses!)
            {
                using (response)
                    await operation.Send(messages.Next(operation.Id, response));
            }

            Remove(operation);
            await operation.SendLast(messages.Complete(operation.Id));
        }
        catch (Exception failure) // as above
        {
            await Fail(operation, failure);
        }
    }

    /// <summary>The client wants no more of it. False when there is no operation of this id.</summary>
    public bool End(string id)
    {
        RunningOperation? operation;
        lock (_byId)
        {
            if (!_byId.Remove(id, out operation))
                return false;
        }

        operation.End();
        return true;
    }

    public void Remove(RunningOperation operation)
    {
        lock (_byId)
        {
            if (_byId.GetValueOrDefault(operation.Id) == operation)
                _byId.Remove(operation.Id);
        }
    }

    /// <summary>Ends all, and takes no more.</summary>
    public void EndAll()
    {
        RunningOperation[] all;
        lock (_byId)
        {
            _isClosed = true;
            all = [.. _byId.Values];
            _byId.Clear();
        }

        foreach (var operation in all)
            operation.End();
    }

    private ValueTask Fail(RunningOperation operation, Exception failure)
    {
        if (operation.Cancellation.IsCancellationRequested)
            return default;
        LogUnexpected(failure);
        return Fail(operation, [new GraphQLError("Unexpected error.", ErrorCodes.InternalServerError)]);
    }

    private ValueTask Fail(RunningOperation operation, IReadOnlyList<GraphQLError> errors)
    {
        Remove(operation);
        return operation.SendLast(messages.Error(operation.Id, errors));
    }

    [LoggerMessage(LogLevel.Error, "An operation of a connection failed unexpectedly.")]
    private partial void LogUnexpected(Exception error);
}
