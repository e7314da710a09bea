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
    private Continuation _first;
    private List<Continuation>? _others;

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
        var added = new Continuation(
            continuation,
            state,
            flags.HasFlag(ValueTaskSourceOnCompletedFlags.UseSchedulingContext) ? SynchronizationContext.Current : null,
            flags.HasFlag(ValueTaskSourceOnCompletedFlags.FlowExecutionContext) ? ExecutionContext.Capture() : null);
        lock (this)
        {
            if (_status == ValueTaskSourceStatus.Pending)
            {
                Add(in added);
                return;
            }
        }
        added.Schedule();
    }

    private void Add(in Continuation continuation)
    {
        if (_first.IsEmpty)
            _first = continuation;
        else
            (_others ??= []).Add(continuation);
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
        if (_first.IsEmpty)
            return;
        _first.Continue();
        foreach (var other in _others ?? [])
            other.Continue();
    }

    private readonly struct Continuation(
        Action<object?> action, object? state, SynchronizationContext? scheduling, ExecutionContext? execution)
    {
        public bool IsEmpty => action is null;

        public void Continue()
        {
            if (scheduling is not null)
                Schedule();
            else
                Run();
        }

        /// <summary>Never inside the caller, who may hold anything.</summary>
        public void Schedule()
        {
            var self = this;
            if (scheduling is LoadContext context && execution is null)
                context.Continue(action, state);
            else if (scheduling is not null)
                scheduling.Post(static continuation => ((Continuation)continuation!).Run(), self);
            else
                ThreadPool.UnsafeQueueUserWorkItem(static continuation => continuation.Run(), self, preferLocal: true);
        }

        private void Run()
        {
            if (execution is null)
                action(state);
            else
                ExecutionContext.Run(execution, static boxed => ((Continuation)boxed!).Invoke(), this);
        }

        private void Invoke() => action(state);
    }
}
