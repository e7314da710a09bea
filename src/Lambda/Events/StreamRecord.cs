using System.Text.Json;
using System.Text.Json.Serialization;

namespace Graph.Lambda.Events;

/// <summary>
/// What changed. Items are left as the JSON that DynamoDB writes, one object an item: <c>{"id":{"S":"a"},"n":{"N":"1"}}</c>.
/// Whoever has the DynamoDB layer reads them with its <c>AttributeValueJson</c>.
/// </summary>
public sealed record StreamRecord
{
    /// <summary>Seconds since 1970.</summary>
    [JsonPropertyName("ApproximateCreationDateTime")]
    public double? ApproximateCreationDateTime { get; init; }

    [JsonPropertyName("Keys")]
    public required JsonElement Keys { get; init; }

    /// <summary>After the change; null when the item was removed, or the stream does not hold it.</summary>
    [JsonPropertyName("NewImage")]
    public JsonElement? NewImage { get; init; }

    /// <summary>Before the change; null when the item was inserted, or the stream does not hold it.</summary>
    [JsonPropertyName("OldImage")]
    public JsonElement? OldImage { get; init; }

    /// <summary>Digits, 21 to 40 of them; grows within a shard. What <see cref="BatchResponse"/> names a record by.</summary>
    [JsonPropertyName("SequenceNumber")]
    public required string SequenceNumber { get; init; }

    [JsonPropertyName("SizeBytes")]
    public long SizeBytes { get; init; }

    [JsonPropertyName("StreamViewType")]
    public string? StreamViewType { get; init; }

    /// <summary>A key attribute of type S; null when there is none.</summary>
    public string? KeyText(string name) => Text(Keys, name);

    /// <summary>An attribute of type S after the change; null when there is none.</summary>
    public string? NewText(string name) => NewImage is { } image ? Text(image, name) : null;

    /// <summary>An attribute of type S before the change; null when there is none.</summary>
    public string? OldText(string name) => OldImage is { } image ? Text(image, name) : null;

    /// <summary>Items are not for logs.</summary>
    public override string ToString() => $"change {SequenceNumber}";

    private static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object
        && item.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Object
        && value.TryGetProperty("S", out var text)
        && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
}
