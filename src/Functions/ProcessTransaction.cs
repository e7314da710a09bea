using Graph.Gateway.Observability;
using Graph.Lambda.Events;
using Graph.Resolvers.Transactions;
using Microsoft.Extensions.Logging;

namespace Graph.Functions;

/// <summary>
/// Takes transactions on their way, by messages that name them. A message that cannot be worked on comes again, and after it the
/// later ones of its wallet.
/// </summary>
public sealed partial class ProcessTransaction(TransactionProcessor processor, ILogger<ProcessTransaction> logger)
{
    /// <summary>The attribute of a message that says of which whole it is a part.</summary>
    public const string CorrelationId = "correlationId";

    public async Task<BatchResponse> Handle(SqsEvent sqs, CancellationToken cancellationToken)
    {
        var groups = sqs.Records.GroupBy(message => message.MessageGroupId ?? message.MessageId);
        var failed = await Task.WhenAll(groups.Select(group => HandleInOrder(group, cancellationToken)));
        return BatchResponse.Failed(failed.SelectMany(messages => messages));
    }

    /// <returns>The messages that are to come again: the first that failed, and those behind it.</returns>
    private async Task<IEnumerable<string>> HandleInOrder(IEnumerable<SqsMessage> group, CancellationToken cancellationToken)
    {
        var messages = group.ToArray();
        for (var i = 0; i < messages.Length; i++)
        {
            if (!await TryHandle(messages[i], cancellationToken))
                return messages[i..].Select(message => message.MessageId);
        }
        return [];
    }

    private async Task<bool> TryHandle(SqsMessage message, CancellationToken cancellationToken)
    {
        using var scope = CorrelationScope.Begin(logger, message.MessageAttributes.GetValueOrDefault(CorrelationId)?.StringValue);
        try
        {
            if (TransactionMessage.TryRead(message.Body, out var id))
                await processor.Process(id, cancellationToken);
            else
                LogNoTransaction(message.MessageId);
            return true;
        }
        catch (Exception failure) // whatever it is, the message is worked on again, and then kept with the dead letters
        {
            LogFailed(failure, message.MessageId);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "Message {MessageId} names no transaction; it is dropped.")]
    private partial void LogNoTransaction(string messageId);

    [LoggerMessage(LogLevel.Error, "Message {MessageId} could not be worked on and comes again.")]
    private partial void LogFailed(Exception failure, string messageId);
}
