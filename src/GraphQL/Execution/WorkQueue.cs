using Graph.GraphQL.DataLoader;

namespace Graph.GraphQL.Execution;

/// <summary>What is ready to run on the executor's loop. Any thread adds; only the loop takes.</summary>
internal sealed class WorkQueue
{
    private WorkItem? _newest;

    public void Add(WorkItem item)
    {
        var newest = Volatile.Read(ref _newest);
        while (true)
        {
            item.Next = newest;
            var seen = Interlocked.CompareExchange(ref _newest, item, newest);
            if (seen == newest)
                return;
            newest = seen;
        }
    }

    /// <summary>All items in the order in which they came, as a list by <see cref="WorkItem.Next"/>; null when empty.</summary>
    public WorkItem? TakeAll()
    {
        var item = Interlocked.Exchange(ref _newest, null);
        WorkItem? oldestFirst = null;
        while (item is not null)
            (item.Next, oldestFirst, item) = (oldestFirst, item, item.Next);
        return oldestFirst;
    }
}
