using System.Globalization;

namespace Graph.LocalDev.Queues;

/// <summary>A queue that exists.</summary>
internal sealed record Queue(QueueDefinition Definition, string Url, string Arn, string DeadLetterUrl)
{
    /// <summary>Creates the queue and its dead-letter queue. Repeatable.</summary>
    public static async Task<Queue> Create(SqsClient sqs, QueueDefinition definition, CancellationToken cancellationToken = default)
    {
        var dead = await sqs.CreateQueue(definition.DeadLetterName, Attributes(definition), cancellationToken);
        var deadArn = await ArnOf(sqs, dead, cancellationToken);
        var attributes = Attributes(definition);
        attributes["VisibilityTimeout"] = ((int)definition.VisibilityTimeout.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        attributes["RedrivePolicy"] =
            $$"""{"deadLetterTargetArn":"{{deadArn}}","maxReceiveCount":{{definition.MaximumReceives}}}""";
        var url = await sqs.CreateQueue(definition.Name, attributes, cancellationToken);
        return new Queue(definition, url, await ArnOf(sqs, url, cancellationToken), dead);
    }

    private static Dictionary<string, string> Attributes(QueueDefinition definition) =>
        definition.IsFifo ? new() { ["FifoQueue"] = "true" } : [];

    private static async Task<string> ArnOf(SqsClient sqs, string url, CancellationToken cancellationToken) =>
        (await sqs.GetQueueAttributes(url, ["QueueArn"], cancellationToken))["QueueArn"];
}
