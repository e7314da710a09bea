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
    private readonly long _reservedAt;
    private Connection? _connection;
    private long _keptAliveAt;

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
        await using var gone = context.RequestAborted.UnsafeRegister(static stream => ((ReservedStream)stream!).End(), this);
        await StreamBody.Open(context, EventStreamFraming.MediaType);
        await StreamBody.Write(context, EventStreamFraming.Comment.ToArray());
        _queue.Start();
        await Ended;
        await _queue.Finish(dropsWaiting: false);
    }

    public void End()
    {
        if (_end.TrySetResult())
            Operations.EndAll();
    }

    public void Look(Clock clock)
    {
        if (_connection is not { } connection)
        {
            if (clock.HasPassed(_services.Limits.ReservationLifetime, _reservedAt))
                End();
        }
        else if (_queue.IsStuck() || (Ended.IsCompleted && clock.HasPassed(_services.Limits.CloseTimeout, _keptAliveAt)))
        {
            connection.Context.Abort();
        }
        else if (Ended.IsCompleted)
        {
            // On its way out.
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

    public void Shutdown() => End();

    private sealed record Connection(HttpContext Context, DateTimeOffset? ExpiresAt);
}
