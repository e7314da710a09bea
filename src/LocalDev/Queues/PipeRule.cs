using Graph.Lambda.Events;

namespace Graph.LocalDev.Queues;

/// <summary>What of a table's changes goes through a pipe, and as what.</summary>
/// <param name="Passes">The pipe's filter.</param>
/// <param name="Message">The pipe's input transformer, with the group and the deduplication id of its target.</param>
internal sealed record PipeRule(Func<DynamoDbStreamRecord, bool> Passes, Func<StreamRecord, QueueMessage> Message);
