using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Subscriptions;

/// <summary>
/// The table of WebSockets that API Gateway holds: under each connection's id the connection itself, and each of its operations that
/// was begun or is not to begin.
/// </summary>
public static class ConnectionsTable
{
    public static TableDefinition Definition { get; } = new("transport", "connections", "connectionId", "part") { IsKept = false };
}
