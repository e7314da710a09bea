using System.Text.Json.Nodes;

namespace Graph.Functions.Tests.Template;

/// <summary>Event patterns as EventBridge has them, of which the template uses lists of values and <c>exists</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern.html</remarks>
internal static class EventPattern
{
    public static bool Matches(JsonNode pattern, JsonNode? value) => pattern switch
    {
        JsonObject mapping => mapping.All(member => Matches(member.Value!, (value as JsonObject)?[member.Key])),
        JsonArray choices => choices.Any(choice => Chooses(choice!, value)),
        _ => throw new InvalidDataException($"{pattern.ToJsonString()} is no pattern: values stand in lists."),
    };

    /// <summary>What exists is a leaf.</summary>
    private static bool Chooses(JsonNode choice, JsonNode? value) => choice switch
    {
        JsonObject { Count: 1 } test when test["exists"] is { } exists => exists.GetValue<bool>() == value is JsonValue,
        JsonValue wanted => value is JsonValue && JsonNode.DeepEquals(wanted, value),
        _ => throw new InvalidDataException($"{choice.ToJsonString()} is not known here: teach it to {nameof(EventPattern)}."),
    };
}
