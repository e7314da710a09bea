using Graph.GraphQL.Binding;

namespace Graph.GraphQL.AspNetCore.Subscriptions;

/// <summary>What a connection that streams carries for resolvers and until when, or why it is refused.</summary>
public sealed class ConnectionFeatures
{
    private ConnectionFeatures(RequestFeatures features, DateTimeOffset? expiresAt, ConnectionRefusal? refusal) =>
        (Features, ExpiresAt, Refusal) = (features, expiresAt, refusal);

    /// <summary>Nothing where it is refused.</summary>
    public RequestFeatures Features { get; }

    /// <summary>When the viewer's credentials expire; the connection is closed then. Null when they do not.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>Null when the connection is taken.</summary>
    public ConnectionRefusal? Refusal { get; }

    public static ConnectionFeatures Of(RequestFeatures features, DateTimeOffset? expiresAt = null) => new(features, expiresAt, null);

    public static ConnectionFeatures Refused(ConnectionRefusal refusal) => new(RequestFeatures.None, null, refusal);
}

/// <summary>Why credentials in <c>connection_init</c> are not taken.</summary>
public enum ConnectionRefusal
{
    /// <summary>They are not good: closed with 4403, after which clients may come again with better ones.</summary>
    Forbidden,

    /// <summary>Whether they are good cannot be found out at the moment: closed with 1013.</summary>
    TryAgainLater,
}
