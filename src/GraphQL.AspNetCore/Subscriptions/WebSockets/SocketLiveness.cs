using Graph.GraphQL.AspNetCore.Subscriptions.Connections;

namespace Graph.GraphQL.AspNetCore.Subscriptions.WebSockets;

/// <summary>How far the opening of a WebSocket has come, when something came last, and until when its viewer is good.</summary>
internal sealed class SocketLiveness(SubscriptionOptions options, Clock clock)
{
    private readonly long _openedAt = clock.Timestamp;
    private long _receivedAt = clock.Timestamp;
    private long _pingedAt = clock.Timestamp;
    private bool _isInitialised;
    private volatile Acknowledgement? _acknowledged;

    public bool IsAcknowledged => _acknowledged is not null;

    public void Received() => Volatile.Write(ref _receivedAt, clock.Timestamp);

    /// <summary>False the second time.</summary>
    public bool TryInitialise() => !_isInitialised && (_isInitialised = true);

    public void Acknowledge(DateTimeOffset? expiresAt) => _acknowledged = new Acknowledgement(expiresAt);

    /// <summary>Why the WebSocket has to be closed by now; null when it may go on.</summary>
    public SocketClose? Check()
    {
        if (_acknowledged is not { } acknowledged)
            return clock.HasPassed(options.InitTimeout, _openedAt) ? SocketClose.InitTimeout : null;
        if (clock.HasCome(acknowledged.ExpiresAt))
            return SocketClose.Expired;
        return clock.HasPassed(options.KeepAlive * 2, Volatile.Read(ref _receivedAt)) ? SocketClose.PongTimeout : null;
    }

    /// <summary>True once for each ping.</summary>
    public bool IsPingDue()
    {
        if (!IsAcknowledged || !clock.HasPassed(options.KeepAlive, Volatile.Read(ref _receivedAt)) || !clock.HasPassed(options.KeepAlive, _pingedAt))
            return false;
        _pingedAt = clock.Timestamp;
        return true;
    }

    private sealed record Acknowledgement(DateTimeOffset? ExpiresAt);
}
