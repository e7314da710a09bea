namespace Graph.GraphQL.DataLoader;

/// <summary>
/// Decides when the loaders of one request dispatch: when no field can run any more, and every batch of the wave before
/// has come back. So the fields of one level make one batch a loader, whatever the order in which they run.
/// A key that is asked for off the executor's thread (by a batch function, or by code that left the executor's
/// synchronization context) does not wait for other batches, since one of them may be waiting for it.
/// </summary>
internal sealed class BatchScheduler(Action wakeExecutor)
{
    private readonly Lock _lock = new();
    private List<DataLoader> _waiting = [];
    private List<DataLoader> _spare = [];
    private int _batchesInFlight;
    private bool _mayNotWait;
    private volatile int _executorThread;

    /// <summary>The thread on which fields run now; 0 while none run.</summary>
    public int ExecutorThread
    {
        set => _executorThread = value;
    }

    public void KeyAdded(DataLoader loader, bool isFirst)
    {
        var isByField = Environment.CurrentManagedThreadId == _executorThread;
        if (isByField && !isFirst)
            return;
        lock (_lock)
        {
            if (isFirst)
                _waiting.Add(loader);
            _mayNotWait |= !isByField;
        }
        if (!isByField)
            wakeExecutor();
    }

    /// <summary>A key that is asked for again: a field may have asked first, and its wave may wait for who asks now.</summary>
    public void KeyAwaited()
    {
        if (Environment.CurrentManagedThreadId == _executorThread)
            return;
        lock (_lock)
        {
            if (_waiting.Count == 0)
                return;
            _mayNotWait = true;
        }
        wakeExecutor();
    }

    public void BatchStarted() => Interlocked.Increment(ref _batchesInFlight);

    public void BatchEnded()
    {
        if (Interlocked.Decrement(ref _batchesInFlight) == 0)
            wakeExecutor();
    }

    /// <summary>Dispatches every loader that has keys. False when there was none, or when a wave is still in flight.</summary>
    public bool Dispatch(CancellationToken cancellation)
    {
        List<DataLoader> loaders;
        lock (_lock)
        {
            if (_waiting.Count == 0 || (Volatile.Read(ref _batchesInFlight) > 0 && !_mayNotWait))
                return false;
            (loaders, _waiting, _mayNotWait) = (_waiting, _spare, false);
        }
        foreach (var loader in loaders)
            loader.Dispatch(cancellation);
        loaders.Clear();
        _spare = loaders;
        return true;
    }
}
