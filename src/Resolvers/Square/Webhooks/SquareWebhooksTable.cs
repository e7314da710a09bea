using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Square.Webhooks;

/// <summary>The table of events that Square has told, as they came, for 90 days.</summary>
public static class SquareWebhooksTable
{
    /// <summary>Events of one status, by when they were received.</summary>
    public const string ByStatus = "status-receivedAt-index";

    public static TableDefinition Definition { get; } = new("square", "webhooks", "eventId")
    {
        Indexes = [new IndexDefinition(ByStatus, "status", "receivedAt")],
        Stream = StreamView.NewImage,
    };
}
