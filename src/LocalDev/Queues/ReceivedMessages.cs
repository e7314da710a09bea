using Graph.Lambda.Events;

namespace Graph.LocalDev.Queues;

/// <summary>From what SQS answers to what functions are given.</summary>
internal static class ReceivedMessages
{
    public static SqsMessage ToEvent(this ReceivedMessage message, string queueArn) => new()
    {
        MessageId = message.MessageId,
        ReceiptHandle = message.ReceiptHandle,
        Body = message.Body,
        Attributes = message.Attributes ?? new Dictionary<string, string>(),
        MessageAttributes = (message.MessageAttributes ?? new Dictionary<string, ReceivedAttribute>()).ToDictionary(
            attribute => attribute.Key,
            attribute => new SqsMessageAttribute
            {
                DataType = attribute.Value.DataType,
                StringValue = attribute.Value.StringValue,
                BinaryValue = attribute.Value.BinaryValue,
            }),
        Md5OfBody = message.Md5OfBody,
        Md5OfMessageAttributes = message.Md5OfMessageAttributes,
        EventSourceArn = queueArn,
        AwsRegion = RegionOf(queueArn),
    };

    /// <summary><c>arn:aws:sqs:{region}:{account}:{name}</c></summary>
    private static string? RegionOf(string arn) => arn.Split(':') is [_, _, _, var region, ..] ? region : null;
}
