namespace Graph.GraphQL.AspNetCore.Subscriptions.Connections;

/// <summary>A connection that lasts, as <see cref="StreamingConnections"/> sees it.</summary>
internal interface IStreamingConnection
{
    /// <summary>Called about once a second: what is due by now is done. Does not wait and does not throw.</summary>
    void Look(Clock clock);

    /// <summary>The server stops: ends after what is queued.</summary>
    void Shutdown();
}
