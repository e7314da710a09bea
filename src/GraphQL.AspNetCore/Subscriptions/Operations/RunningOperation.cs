using Graph.GraphQL.AspNetCore.Subscriptions.Connections;
using Graph.GraphQL.Response;

namespace Graph.GraphQL.AspNetCore.Subscriptions.Operations;

/// <summary>An operation of a connection that runs several; by its id, which is free for the next when this has ended.</summary>
internal sealed class RunningOperation(string id, OutgoingQueue queue)
{
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private bool _hasEnded;

    public string Id => id;

    public CancellationToken Cancellation => _end.Token;

    /// <summary>Sends nothing any more once this has ended: the id may belong to another operation by then.</summary>
    public ValueTask Send(Utf8JsonBuffer message)
    {
        lock (_gate)
        {
            if (!_hasEnded)
                return queue.Add(message);
        }

        message.Dispose();
        return default;
    }

    /// <summary>Sends the last message, unless this has ended.</summary>
    public ValueTask SendLast(Utf8JsonBuffer message)
    {
        var sent = Send(message);
        lock (_gate)
            _hasEnded = true;
        return sent;
    }

    /// <summary>Ends the source stream too.</summary>
    public void End()
    {
        lock (_gate)
            _hasEnded = true;
        // A source's callback must not run under the feet of who ends it: it could take long.
        _ = _end.CancelAsync();
    }
}
