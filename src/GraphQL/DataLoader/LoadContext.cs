namespace Graph.GraphQL.DataLoader;

/// <summary>
/// The synchronization context of whoever runs fields, where a <see cref="Load{TValue}"/> continues them without the
/// allocation that <see cref="SynchronizationContext.Post"/> takes.
/// </summary>
internal abstract class LoadContext : SynchronizationContext
{
    /// <summary>What stands for the action in a list; of a field that waits, the field itself.</summary>
    public abstract WorkItem ItemOf(Action<object?> action, object? state);

    /// <summary>From any thread: runs the item on this context, later.</summary>
    public abstract void Continue(WorkItem item);
}
