namespace Graph.GraphQL.DataLoader;

/// <summary>
/// The synchronization context of whoever runs fields, where a <see cref="Load{TValue}"/> continues them without the
/// allocation that <see cref="SynchronizationContext.Post"/> takes.
/// </summary>
internal abstract class LoadContext : SynchronizationContext
{
    /// <summary>From any thread: runs the action on this context, later.</summary>
    public abstract void Continue(Action<object?> action, object? state);
}
