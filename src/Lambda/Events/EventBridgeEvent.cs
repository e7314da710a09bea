using System.Text.Json;
using System.Text.Json.Serialization;

namespace Graph.Lambda.Events;

/// <summary>What a function is given that a rule or a schedule of EventBridge calls.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html</remarks>
public sealed record EventBridgeEvent
{
    public string? Version { get; init; }

    /// <summary>Of the event, not of the delivery: the same where it comes twice.</summary>
    public required string Id { get; init; }

    /// <summary>Such as <c>Scheduled Event</c>.</summary>
    [JsonPropertyName("detail-type")]
    public required string DetailType { get; init; }

    /// <summary>Such as <c>aws.events</c>.</summary>
    public required string Source { get; init; }

    public string? Account { get; init; }

    /// <summary>When it happened; a schedule's is when it was due.</summary>
    [JsonConverter(typeof(UtcTimeConverter))]
    public required DateTimeOffset Time { get; init; }

    public string? Region { get; init; }

    /// <summary>ARNs of what it is about; of a schedule the rule's.</summary>
    public IReadOnlyList<string> Resources { get => field ?? []; init; }

    /// <summary>An object; of a schedule an empty one.</summary>
    public required JsonElement Detail { get; init; }

    /// <summary>A rule that names a rate or a cron expression has made it.</summary>
    [JsonIgnore]
    public bool IsScheduled => Source == "aws.events" && DetailType == "Scheduled Event";

    /// <summary>Details are not for logs.</summary>
    public override string ToString() => $"{DetailType} {Id} of {Source}";
}
