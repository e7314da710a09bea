using System.Text.Json.Serialization;

namespace Graph.Lambda.Events;

/// <summary>One change of one item, with the names that AWS gives its members.</summary>
public sealed record DynamoDbStreamRecord
{
    [JsonPropertyName("eventID")]
    public string? EventId { get; init; }

    public required ChangeKind EventName { get; init; }

    public string? EventVersion { get; init; }

    public string EventSource { get => field ?? "aws:dynamodb"; init; }

    public string? AwsRegion { get; init; }

    [JsonPropertyName("dynamodb")]
    public required StreamRecord DynamoDb { get; init; }

    /// <summary><c>arn:aws:dynamodb:{region}:{account}:table/{table}/stream/{label}</c></summary>
    [JsonPropertyName("eventSourceARN")]
    public string? EventSourceArn { get; init; }

    public UserIdentity? UserIdentity { get; init; }

    /// <summary>The item was deleted because its time had come, not by a request.</summary>
    [JsonIgnore]
    public bool IsExpiry => EventName == ChangeKind.Remove && UserIdentity is { PrincipalId: "dynamodb.amazonaws.com" };

    /// <summary>Items are not for logs.</summary>
    public override string ToString() => $"{EventName} {DynamoDb.SequenceNumber} of {EventSourceArn}";
}
