using Graph.GraphQL.Binding;
using Graph.GraphQL.DataLoader;

namespace Graph.GraphQL.Execution;

/// <summary>
/// Brings what follows an await in a resolver back to the executor's loop. So the fields of a request never run at the same
/// time, and the loop knows when none can run any more and loaders should dispatch.
/// </summary>
internal sealed class FieldScheduler(ExecutionLoop loop) : LoadContext
{
    public override void Post(SendOrPostCallback callback, object? state)
    {
        if (state is Action { Target: PendingField field })
            loop.Ready(field);
        else
            loop.Post(new PostedCallback(callback, state));
    }

    public override WorkItem ItemOf(Action<object?> action, object? state) =>
        state is Action { Target: PendingField field } ? field : new Continuation(action, state);

    public override void Continue(WorkItem item)
    {
        if (item is PendingField field)
            loop.Ready(field);
        else
            loop.Post(item);
    }

    public override void Send(SendOrPostCallback callback, object? state) =>
        throw new NotSupportedException("A resolver cannot block on the executor's loop.");

    public override SynchronizationContext CreateCopy() => this;

    private sealed class Continuation(Action<object?> action, object? state) : WorkItem
    {
        public override void Run() => action(state);
    }

    private sealed class PostedCallback(SendOrPostCallback callback, object? state) : WorkItem
    {
        public override void Run() => callback(state);
    }
}
