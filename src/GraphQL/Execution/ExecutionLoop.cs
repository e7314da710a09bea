using Graph.GraphQL.Binding;
using Graph.GraphQL.DataLoader;
using Graph.GraphQL.Response;

namespace Graph.GraphQL.Execution;

/// <summary>
/// The one loop on which the fields of an execution run: what is ready runs; when nothing is, loaders dispatch; when there
/// is nothing to dispatch either, it waits for what is pending, up to the time limit.
/// </summary>
internal sealed class ExecutionLoop
{
    private const long Unlimited = -1;

    private readonly ResultDocument _document;
    private readonly long _milliseconds;
    private readonly WorkQueue _ready = new();
    private readonly WakeUp _wakeUp = new();
    private readonly FieldScheduler _scheduler;
    private SynchronizationContext? _outer;
    private CancellationToken _caller;
    private CancellationTokenSource? _cancellation;
    private long _deadline;
    private int _pending;
    private volatile bool _isOpen;

    public ExecutionLoop(ResultDocument document, TimeSpan timeout)
    {
        _document = document;
        _milliseconds = timeout == Timeout.InfiniteTimeSpan ? Unlimited : (long)Math.Ceiling(timeout.TotalMilliseconds);
        _scheduler = new FieldScheduler(this);
        Batches = new BatchScheduler(_wakeUp.Set);
    }

    public BatchScheduler Batches { get; }

    /// <summary>Cancelled when the caller cancels or the time since <see cref="Begin"/> is over. Made when first asked for.</summary>
    public CancellationToken Cancellation =>
        _milliseconds == Unlimited ? _caller : (_cancellation ??= NewCancellation()).Token;

    private bool IsOver => _cancellation is { } cancellation
        ? cancellation.IsCancellationRequested
        : Environment.TickCount64 >= _deadline;

    /// <summary>Reads the clock instead of starting a timer, which an execution that awaits nothing needs none of.</summary>
    public void Begin(CancellationToken caller)
    {
        _caller = caller;
        _deadline = _milliseconds == Unlimited ? long.MaxValue : Environment.TickCount64 + _milliseconds;
        _cancellation?.Dispose();
        _cancellation = null;
        _isOpen = true;
    }

    /// <summary>False when fields are still pending, so that what they bring would reach a later execution.</summary>
    public bool TryEnd()
    {
        Close();
        return _pending == 0;
    }

    /// <summary>From here to <see cref="Exit"/> fields run on this thread.</summary>
    public void Enter()
    {
        _outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_scheduler);
        Batches.ExecutorThread = Environment.CurrentManagedThreadId;
    }

    public void Exit()
    {
        Batches.ExecutorThread = 0;
        SynchronizationContext.SetSynchronizationContext(_outer);
    }

    public void Pending() => _pending++;

    public void Ready(PendingField field)
    {
        if (!_isOpen)
            return;
        _ready.Add(field);
        _wakeUp.Set();
    }

    /// <summary>What follows an await in a resolver. Once the execution is over, it runs in the thread pool.</summary>
    public void Post(WorkItem callback)
    {
        if (!_isOpen)
        {
            RunInThreadPool(callback);
            return;
        }
        _ready.Add(callback);
        if (_isOpen)
            _wakeUp.Set();
        else
            Close();
    }

    /// <summary>Throws <see cref="OperationCanceledException"/> where that was over the time or the caller cancelled.</summary>
    public ValueTask RunToEnd() => _pending == 0 && !IsOver ? default : RunPending();

    private async ValueTask RunPending()
    {
        await using var wakeOnCancellation = Cancellation.UnsafeRegister(static wakeUp => ((WakeUp)wakeUp!).Set(), _wakeUp).ConfigureAwait(false);
        while (_pending > 0)
        {
            if (Cancellation.IsCancellationRequested)
                Abandon();
            _wakeUp.Clear();
            if (!RunReady() && !Batches.Dispatch(Cancellation))
                await _wakeUp.Wait().ConfigureAwait(false);
        }
        if (Cancellation.IsCancellationRequested)
            Abandon();
    }

    private bool RunReady()
    {
        var item = _ready.TakeAll();
        if (item is null)
            return false;
        Enter();
        try
        {
            while (item is not null)
            {
                var next = item.Next; // a pending field that ran is used again
                Run(item);
                item = next;
            }
        }
        finally
        {
            Exit();
        }
        return true;
    }

    private void Run(WorkItem item)
    {
        if (item is not PendingField field)
        {
            item.Run();
            return;
        }
        _pending--;
        if (field.Span is { } span)
        {
            span.Dispose();
            field.Span = null;
        }
        if (!_document.IsNulled(field.Container))
            field.Run();
    }

    /// <summary>Resolvers that do not heed cancellation may still end later; what they bring is dropped.</summary>
    private void Abandon()
    {
        Close();
        Cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>What follows awaits in resolvers goes on in the thread pool, so that their finally blocks run.</summary>
    private void Close()
    {
        _isOpen = false;
        for (var item = _ready.TakeAll(); item is not null; item = item.Next)
            if (item is not PendingField)
                RunInThreadPool(item);
    }

    private static void RunInThreadPool(WorkItem item) =>
        ThreadPool.UnsafeQueueUserWorkItem(static item => item.Run(), item, preferLocal: false);

    private CancellationTokenSource NewCancellation()
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(_caller);
        var remaining = _deadline - Environment.TickCount64;
        if (remaining > 0)
            source.CancelAfter(TimeSpan.FromMilliseconds(remaining));
        else
            source.Cancel(); // now: a timer of no time would still fire later
        return source;
    }
}
