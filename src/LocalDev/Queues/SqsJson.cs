using System.Text.Json.Serialization;

namespace Graph.LocalDev.Queues;

internal sealed record CreateQueue(string QueueName, IReadOnlyDictionary<string, string> Attributes);

internal sealed record QueueAnswer(string QueueUrl);

internal sealed record GetQueueAttributes(string QueueUrl, IReadOnlyList<string> AttributeNames);

internal sealed record AttributesAnswer(IReadOnlyDictionary<string, string>? Attributes);

internal sealed record SendMessage(string QueueUrl, string MessageBody, string? MessageGroupId, string? MessageDeduplicationId);

internal sealed record SentAnswer(string MessageId);

internal sealed record ReceiveMessage(
    string QueueUrl,
    int MaxNumberOfMessages,
    int WaitTimeSeconds,
    IReadOnlyList<string> MessageSystemAttributeNames,
    IReadOnlyList<string> MessageAttributeNames);

/// <param name="Messages">Absent when there are none.</param>
internal sealed record MessagesAnswer(IReadOnlyList<ReceivedMessage>? Messages);

internal sealed record ReceivedMessage(
    string MessageId,
    string ReceiptHandle,
    string Body,
    [property: JsonPropertyName("MD5OfBody")] string? Md5OfBody,
    [property: JsonPropertyName("MD5OfMessageAttributes")] string? Md5OfMessageAttributes,
    IReadOnlyDictionary<string, string>? Attributes,
    IReadOnlyDictionary<string, ReceivedAttribute>? MessageAttributes);

internal sealed record ReceivedAttribute(string DataType, string? StringValue, byte[]? BinaryValue);

internal sealed record DeleteMessage(string QueueUrl, string ReceiptHandle);

internal sealed record ChangeMessageVisibility(string QueueUrl, string ReceiptHandle, int VisibilityTimeout);

internal sealed record EmptyAnswer;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CreateQueue))]
[JsonSerializable(typeof(QueueAnswer))]
[JsonSerializable(typeof(GetQueueAttributes))]
[JsonSerializable(typeof(AttributesAnswer))]
[JsonSerializable(typeof(SendMessage))]
[JsonSerializable(typeof(SentAnswer))]
[JsonSerializable(typeof(ReceiveMessage))]
[JsonSerializable(typeof(MessagesAnswer))]
[JsonSerializable(typeof(DeleteMessage))]
[JsonSerializable(typeof(ChangeMessageVisibility))]
[JsonSerializable(typeof(EmptyAnswer))]
internal sealed partial class SqsJson : JsonSerializerContext;
