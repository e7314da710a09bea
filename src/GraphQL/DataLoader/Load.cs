using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks.Sources;

namespace Graph.GraphQL.DataLoader;

/// <summary>
/// The value of one key, awaited by any number of fields. Unlike a <see cref="Task"/> it continues all of them inside
/// <see cref="SetResult"/>, in the order in which they came, so that the executor has seen them before the batch counts as
/// ended. What awaits inside a resolver goes back to the synchronization context that it came from.
/// </summary>
internal sealed class Load<TValue> : IValueTaskSource<TValue?>
{
    private volatile ValueTaskSourceStatus _status;
    private TValue? _value;
    private ExceptionDispatchInfo? _error;
    private LoadContext? _context;
    private WorkItem? _first;
    private WorkItem? _last;

    public ValueTask<TValue?> Task =>
        _status == ValueTaskSourceStatus.Succeeded ? new ValueTask<TValue?>(_value) : new ValueTask<TValue?>(this, 0);

    public void SetResult(TValue? value) => Complete(ValueTaskSourceStatus.Succeeded, value, null);

    /// <summary>Does nothing where there is a result: a batch can fail halfway.</summary>
    public void SetException(Exception exception) => Complete(
        exception is OperationCanceledException ? ValueTaskSourceStatus.Canceled : ValueTaskSourceStatus.Faulted,
        default,
        ExceptionDispatchInfo.Capture(exception));

    public ValueTaskSourceStatus GetStatus(short token) => _status;

    public TValue? GetResult(short token)
    {
        if (_status == ValueTaskSourceStatus.Pending)
            throw new InvalidOperationException("A load is awaited, never blocked on.");
        _error?.Throw();
        return _value;
    }

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        var scheduling = flags.HasFlag(ValueTaskSourceOnCompletedFlags.UseSchedulingContext) ? SynchronizationContext.Current : null;
        var execution = flags.HasFlag(ValueTaskSourceOnCompletedFlags.FlowExecutionContext) ? ExecutionContext.Capture() : null;
        var context = execution is null ? scheduling as LoadContext : null;
        lock (this)
        {
            if (_status == ValueTaskSourceStatus.Pending)
            {
                Add(IsMine(context) ? context.ItemOf(continuation, state) : new LoadContinuation(continuation, state, scheduling, execution));
                return;
            }
        }
        if (context is not null)
            context.Continue(context.ItemOf(continuation, state));
        else
            new LoadContinuation(continuation, state, scheduling, execution).Schedule();
    }

    /// <summary>A loader is one request's, so those who await it share their context; a stranger's is kept in its item.</summary>
    private bool IsMine([NotNullWhen(true)] LoadContext? context) => context is not null && (_context ??= context) == context;

    private void Add(WorkItem item)
    {
        item.Next = null; // a pending field has been in other lists
        if (_last is null)
            _first = item;
        else
            _last.Next = item;
        _last = item;
    }

    private void Complete(ValueTaskSourceStatus status, TValue? value, ExceptionDispatchInfo? error)
    {
        lock (this)
        {
            if (_status != ValueTaskSourceStatus.Pending)
                return;
            (_value, _error) = (value, error);
            _status = status;
        }
        var item = _first;
        (_first, _last) = (null, null);
        while (item is not null)
        {
            var next = item.Next; // once it goes on, an item is in another list
            if (item is LoadContinuation continuation)
                continuation.Run();
            else
                _context!.Continue(item);
            item = next;
        }
    }
}
