using System.Collections.ObjectModel;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Graph.Lambda.Events;

/// <summary>One message of a queue, with the names that AWS gives its members.</summary>
public sealed record SqsMessage
{
    private static readonly long s_lastMillisecond = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>What <see cref="BatchResponse"/> names a message by.</summary>
    public required string MessageId { get; init; }

    /// <summary>Another at each delivery.</summary>
    public required string ReceiptHandle { get; init; }

    public required string Body { get; init; }

    /// <summary>What the queue says of the message, such as <c>SentTimestamp</c> in milliseconds since 1970; all are texts.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    /// <summary>What the sender says of it.</summary>
    public IReadOnlyDictionary<string, SqsMessageAttribute> MessageAttributes { get => field ?? ReadOnlyDictionary<string, SqsMessageAttribute>.Empty; init; }

    public string? Md5OfBody { get; init; }

    public string? Md5OfMessageAttributes { get; init; }

    public string EventSource { get => field ?? "aws:sqs"; init; }

    [JsonPropertyName("eventSourceARN")]
    public required string EventSourceArn { get; init; }

    public string? AwsRegion { get; init; }

    /// <summary>Messages of one group come one after another; null where the queue is not FIFO.</summary>
    [JsonIgnore]
    public string? MessageGroupId => Attributes.GetValueOrDefault("MessageGroupId");

    [JsonIgnore]
    public string? MessageDeduplicationId => Attributes.GetValueOrDefault("MessageDeduplicationId");

    /// <summary>Grows within a group; null where the queue is not FIFO.</summary>
    [JsonIgnore]
    public string? SequenceNumber => Attributes.GetValueOrDefault("SequenceNumber");

    /// <summary>Which delivery this is, from 1.</summary>
    [JsonIgnore]
    public int ApproximateReceiveCount =>
        int.TryParse(
            Attributes.GetValueOrDefault("ApproximateReceiveCount"), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? Math.Max(1, count)
            : 1;

    /// <summary>Null where the queue does not say it.</summary>
    [JsonIgnore]
    public DateTimeOffset? SentAt =>
        long.TryParse(Attributes.GetValueOrDefault("SentTimestamp"), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds <= s_lastMillisecond
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    /// <summary>Bodies and receipts are not for logs.</summary>
    public override string ToString() => $"message {MessageId} of {EventSourceArn}";
}
