using Graph.DynamoDb.Tables;

namespace Graph.Functions.Definitions;

/// <summary>The tables of connections that subscribe, and of what they subscribe to.</summary>
internal static class TransportTables
{
    /// <summary>A connection and its operations.</summary>
    public static TableDefinition Connections { get; } = new("transport", "connections", "connectionId", "part");

    /// <summary>Who is to be told of a topic.</summary>
    public static TableDefinition Subscriptions { get; } = new("transport", "subscriptions", "topic", "subscriber");
}
