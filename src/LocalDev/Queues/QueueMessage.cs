namespace Graph.LocalDev.Queues;

/// <param name="GroupId">Messages of one group come one after another; null for a queue that is not FIFO.</param>
/// <param name="DeduplicationId">At most 128 characters; null for a queue that is not FIFO.</param>
internal sealed record QueueMessage(string Body, string? GroupId = null, string? DeduplicationId = null);
