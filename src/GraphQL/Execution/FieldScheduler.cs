using Graph.GraphQL.Binding;

namespace Graph.GraphQL.Execution;

/// <summary>
/// Brings what follows an await in a resolver back to the executor's loop. So the fields of a request never run at the same
/// time, and the loop knows when none can run any more and loaders should dispatch.
/// </summary>
internal sealed class FieldScheduler(ExecutionLoop loop) : SynchronizationContext
{
    public override void Post(SendOrPostCallback callback, object? state) =>
        loop.Post(new PostedCallback(callback, state));

    public override void Send(SendOrPostCallback callback, object? state) =>
        throw new NotSupportedException("A resolver cannot block on the executor's loop.");

    public override SynchronizationContext CreateCopy() => this;

    private sealed class PostedCallback(SendOrPostCallback callback, object? state) : WorkItem
    {
        public override void Run() => callback(state);
    }
}
