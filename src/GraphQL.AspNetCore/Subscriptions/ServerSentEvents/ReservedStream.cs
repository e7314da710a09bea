using Graph.GraphQL.AspNetCore.Subscriptions.Connections;
using Graph.GraphQL.AspNetCore.Subscriptions.Operations;
using Graph.GraphQL.AspNetCore.Subscriptions.Streams;
using Microsoft.AspNetCore.Http;

namespace Graph.GraphQL.AspNetCore.Subscriptions.ServerSentEvents;

/// <summary>
/// An event stream for several operations, from its reservation to its end: reserved, connected once, ended. Operations may
/// start before it is connected; what they send waits.
/// </summary>
internal sealed class ReservedStream : IStreamingConnection
{
    private readonly StreamingServices _services;
    private readonly OutgoingQueue _queue;
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly long _reservedAt;
    private Connection? _connection;
    private long _keptAliveAt;
    private long _endedAt;
    private bool _isOver;

    /// <param name="viewerId">Whose it is; null for whoever has not signed in.</param>
    public ReservedStream(string? viewerId, StreamingServices services)
    {
        (ViewerId, _services) = (viewerId, services);
        _queue = new OutgoingQueue(content => StreamBody.Write(_connection!.Context, content), services.Limits, services.Connections.Clock);
        Operations = new RunningOperations(
            services.Operations, _queue, EventStreamMessages.Instance, services.Limits.MaxOperations, services.Logger);
        _reservedAt = _keptAliveAt = services.Connections.Clock.Timestamp;
    }

    public string? ViewerId { get; }

    public RunningOperations Operations { get; }

    public bool IsConnected => _connection is not null;

    /// <summary>Done when it has ended, by whomever.</summary>
    public Task Ended => _end.Task;

    /// <summary>False when somebody has connected to it.</summary>
    public bool TryConnect(HttpContext context, DateTimeOffset? expiresAt) =>
        Interlocked.CompareExchange(ref _connection, new Connection(context, expiresAt), null) is null;

    /// <summary>The response of the request that has connected.</summary>
    public async Task Run(HttpContext context)
    {
        try
        {
            await Stream(context);
        }
        finally
        {
            // From now on the request's context may be another's.
            lock (_gate)
                _isOver = true;
        }
    }

    public void End()
    {
        Interlocked.CompareExchange(ref _endedAt, _services.Connections.Clock.Timestamp, 0);
        if (_end.TrySetResult())
            Operations.EndAll();
    }

    public void Look(Clock clock)
    {
        lock (_gate)
        {
            if (_isOver)
                return;
            if (_connection is { } connection)
                LookWhileConnected(clock, connection);
            else if (clock.HasPassed(_services.Limits.ReservationLifetime, _reservedAt))
                End();
        }
    }

    public void Shutdown() => End();

    private async Task Stream(HttpContext context)
    {
        await using var gone = context.RequestAborted.UnsafeRegister(static stream => ((ReservedStream)stream!).End(), this);
        await StreamBody.Open(context, EventStreamFraming.MediaType);
        await StreamBody.Write(context, EventStreamFraming.Comment.ToArray());
        _queue.Start();
        await Ended;
        await _queue.Finish(dropsWaiting: false);
    }

    private void LookWhileConnected(Clock clock, Connection connection)
    {
        if (Ended.IsCompleted)
        {
            if (clock.HasPassed(_services.Limits.CloseTimeout, Volatile.Read(ref _endedAt)))
                connection.Context.Abort();
        }
        else if (_queue.IsStuck())
        {
            connection.Context.Abort();
        }
        else if (clock.HasCome(connection.ExpiresAt))
        {
            End();
        }
        else if (clock.HasPassed(_services.Limits.KeepAlive, _keptAliveAt))
        {
            _keptAliveAt = clock.Timestamp;
            _queue.Post(StreamBody.Copy(EventStreamFraming.Comment));
        }
    }

    private sealed record Connection(HttpContext Context, DateTimeOffset? ExpiresAt);
}
