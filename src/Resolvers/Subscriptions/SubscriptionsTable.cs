using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Subscriptions;

/// <summary>
/// The table of who listens to which topic. By key and not by an index: an index lags behind, and the event right after a subscription
/// would find nobody.
/// </summary>
public static class SubscriptionsTable
{
    public static TableDefinition Definition { get; } = new("transport", "subscriptions", "topic", "subscriber") { IsKept = false };
}
