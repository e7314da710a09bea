using System.Text.Json.Serialization.Metadata;
using Graph.LocalDev.Aws;

namespace Graph.LocalDev.Queues;

/// <summary>The operations of SQS that are used here, against fauxqs. One instance serves any number of queues.</summary>
internal sealed class SqsClient(Uri endpoint, HttpMessageHandler? handler = null) : IDisposable
{
    private static readonly string[] All = ["All"];

    private readonly AwsJsonClient client = new(endpoint, handler);

    /// <summary>Gives its URL. An existing queue with the same attributes is given too.</summary>
    public async Task<string> CreateQueue(
        string name, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken)
    {
        var request = new CreateQueue(name, attributes);
        var answer = await Call(
            nameof(CreateQueue), request, SqsJson.Default.CreateQueue, SqsJson.Default.QueueAnswer, cancellationToken);
        return answer.QueueUrl;
    }

    public async Task<IReadOnlyDictionary<string, string>> GetQueueAttributes(
        string queue, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var request = new GetQueueAttributes(queue, names);
        var answer = await Call(
            nameof(GetQueueAttributes),
            request,
            SqsJson.Default.GetQueueAttributes,
            SqsJson.Default.AttributesAnswer,
            cancellationToken);
        return answer.Attributes ?? new Dictionary<string, string>();
    }

    /// <summary>Gives the message's id. A FIFO queue takes the same deduplication id once within five minutes.</summary>
    public async Task<string> Send(string queue, QueueMessage message, CancellationToken cancellationToken)
    {
        var request = new SendMessage(queue, message.Body, message.GroupId, message.DeduplicationId);
        var answer = await Call(
            nameof(SendMessage), request, SqsJson.Default.SendMessage, SqsJson.Default.SentAnswer, cancellationToken);
        return answer.MessageId;
    }

    /// <param name="limit">1 to 10.</param>
    /// <param name="wait">Up to 20 whole seconds in which the queue waits for a first message.</param>
    public async Task<IReadOnlyList<ReceivedMessage>> Receive(
        string queue, int limit, TimeSpan wait, CancellationToken cancellationToken)
    {
        var request = new ReceiveMessage(queue, limit, (int)wait.TotalSeconds, All, All);
        var answer = await client.Call(
            Target(nameof(ReceiveMessage)),
            request,
            SqsJson.Default.ReceiveMessage,
            SqsJson.Default.MessagesAnswer,
            wait,
            cancellationToken);
        return answer.Messages ?? [];
    }

    public Task Delete(string queue, string receipt, CancellationToken cancellationToken) => Call(
        nameof(DeleteMessage),
        new DeleteMessage(queue, receipt),
        SqsJson.Default.DeleteMessage,
        SqsJson.Default.EmptyAnswer,
        cancellationToken);

    /// <param name="timeout">From now; whole seconds.</param>
    public Task ChangeVisibility(string queue, string receipt, TimeSpan timeout, CancellationToken cancellationToken) => Call(
        nameof(ChangeMessageVisibility),
        new ChangeMessageVisibility(queue, receipt, (int)timeout.TotalSeconds),
        SqsJson.Default.ChangeMessageVisibility,
        SqsJson.Default.EmptyAnswer,
        cancellationToken);

    public void Dispose() => client.Dispose();

    private Task<TAnswer> Call<TRequest, TAnswer>(
        string operation,
        TRequest request,
        JsonTypeInfo<TRequest> requestType,
        JsonTypeInfo<TAnswer> answerType,
        CancellationToken cancellationToken) =>
        client.Call(Target(operation), request, requestType, answerType, TimeSpan.Zero, cancellationToken);

    private static string Target(string operation) => $"AmazonSQS.{operation}";
}
