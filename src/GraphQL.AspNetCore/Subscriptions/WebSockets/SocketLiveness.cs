using Graph.GraphQL.AspNetCore.Subscriptions.Connections;

namespace Graph.GraphQL.AspNetCore.Subscriptions.WebSockets;

/// <summary>How far the opening of a WebSocket has come, when something came last, and until when its viewer is good.</summary>
internal sealed class SocketLiveness(SubscriptionOptions options, Clock clock)
{
    private readonly long _openedAt = clock.Timestamp;
    private long _receivedAt = clock.Timestamp;
    private long? _pingedAt;
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
        return _pingedAt is { } pingedAt && !HasAnswered(pingedAt) && clock.HasPassed(options.KeepAlive, pingedAt)
            ? SocketClose.PongTimeout
            : null;
    }

    /// <summary>True once for each ping.</summary>
    public bool IsPingDue()
    {
        var isWaiting = _pingedAt is { } pingedAt && !HasAnswered(pingedAt);
        if (!IsAcknowledged || isWaiting || !clock.HasPassed(options.KeepAlive, Volatile.Read(ref _receivedAt)))
            return false;
        _pingedAt = clock.Timestamp;
        return true;
    }

    /// <summary>Whatever comes is a sign of life.</summary>
    private bool HasAnswered(long pingedAt) => Volatile.Read(ref _receivedAt) > pingedAt;

    private sealed record Acknowledgement(DateTimeOffset? ExpiresAt);
}
