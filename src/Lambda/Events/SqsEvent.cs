using System.Text.Json.Serialization;

namespace Graph.Lambda.Events;

/// <summary>What a function is given that an SQS queue calls: at most 10,000 messages, of a FIFO queue in their order.</summary>
public sealed record SqsEvent
{
    [JsonPropertyName("Records")]
    public required IReadOnlyList<SqsMessage> Records { get; init; }
}
