namespace Graph.GraphQL.AspNetCore.Subscriptions;

/// <summary>How long connections that stream may last, and how much they may hold, whatever the transport.</summary>
public sealed class SubscriptionOptions
{
    /// <summary>Connections and reservations at one time, of all transports together; the next one gets status 503.</summary>
    public int MaxConnections { get; init; } = 10_000;

    /// <summary>Operations that run at one time on one connection, queries and mutations included.</summary>
    public int MaxOperations { get; init; } = 100;

    /// <summary>
    /// Subscriptions of one viewer to the same thing at one time, over all connections; where they are stored between events. A viewer is
    /// who has signed in.
    /// </summary>
    public int MaxPerViewerAndTopic { get; init; } = 50;

    /// <summary>From the opening of a WebSocket to <c>connection_init</c>; then it is closed with 4408.</summary>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// A WebSocket from which nothing has come for so long is sent a ping, and closed with 4408 when nothing has come for as
    /// long again. An event stream gets a comment, a multipart response an empty part.
    /// </summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>Messages of one connection that wait to be sent; beyond it, what makes them waits too.</summary>
    public int MaxQueuedMessages { get; init; } = 256;

    /// <summary>As <see cref="MaxQueuedMessages"/>, in bytes. A single message may be longer.</summary>
    public int MaxQueuedBytes { get; init; } = 1_048_576;

    /// <summary>How long a connection may stay beyond those two; then it is closed, a WebSocket with 1013.</summary>
    public TimeSpan SlowConsumerPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>From when the server closes a connection to when it is cut off. Also what a shutdown may take.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a reserved event stream waits for its connection.</summary>
    public TimeSpan ReservationLifetime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Reserved event streams at one time that nobody has connected to; the next one gets status 503.</summary>
    public int MaxReservations { get; init; } = 1_000;

    /// <summary>How often connections are looked at: often enough for the shortest of the times above.</summary>
    internal TimeSpan Pace
    {
        get
        {
            TimeSpan[] times = [InitTimeout, KeepAlive, SlowConsumerPatience, CloseTimeout, ReservationLifetime];
            return TimeSpan.FromMilliseconds(Math.Clamp(times.Min().TotalMilliseconds / 4, 10, 1_000));
        }
    }
}
