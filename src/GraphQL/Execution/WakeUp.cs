using System.Threading.Tasks.Sources;

namespace Graph.GraphQL.Execution;

/// <summary>
/// Lets one loop wait until any thread wakes it. A wake-up before the wait is kept; several count as one. The waiter goes
/// on in the thread pool, never inside the caller of <see cref="Set"/>.
/// </summary>
internal sealed class WakeUp : IValueTaskSource
{
    private const int Nothing = 0;
    private const int Signaled = 1;
    private const int Waiting = 2;

    private ManualResetValueTaskSourceCore<bool> _source = new() { RunContinuationsAsynchronously = true };
    private int _state;

    public void Set()
    {
        if (Interlocked.Exchange(ref _state, Signaled) == Waiting)
            _source.SetResult(true);
    }

    /// <summary>Forgets a wake-up whose reason the caller is about to look for.</summary>
    public void Clear() => Interlocked.Exchange(ref _state, Nothing);

    public ValueTask Wait()
    {
        _source.Reset();
        return Interlocked.CompareExchange(ref _state, Waiting, Nothing) == Signaled
            ? ValueTask.CompletedTask
            : new ValueTask(this, _source.Version);
    }

    void IValueTaskSource.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
