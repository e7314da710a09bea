namespace Graph.GraphQL.DataLoader;

/// <summary>What awaits a load from elsewhere than a <see cref="LoadContext"/>: a batch function, or code outside a request.</summary>
internal sealed class LoadContinuation(
    Action<object?> action, object? state, SynchronizationContext? scheduling, ExecutionContext? execution) : WorkItem
{
    /// <summary>When the value comes: at once where no context was asked for.</summary>
    public override void Run()
    {
        if (scheduling is null)
            Invoke();
        else
            Schedule();
    }

    /// <summary>Never inside the caller, who may hold anything.</summary>
    public void Schedule()
    {
        if (scheduling is not null)
            scheduling.Post(static continuation => ((LoadContinuation)continuation!).Invoke(), this);
        else
            ThreadPool.UnsafeQueueUserWorkItem(static continuation => continuation.Invoke(), this, preferLocal: true);
    }

    private void Invoke()
    {
        if (execution is null)
            action(state);
        else
            ExecutionContext.Run(execution, static self => ((LoadContinuation)self!).InvokeHere(), this);
    }

    private void InvokeHere() => action(state);
}
