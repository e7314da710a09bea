using System.Text.Json.Serialization;

namespace Graph.Lambda.Events;

/// <summary>What a function is given that a table's stream calls: changes of one shard, in their order.</summary>
public sealed record DynamoDbStreamEvent
{
    [JsonPropertyName("Records")]
    public required IReadOnlyList<DynamoDbStreamRecord> Records { get; init; }
}
