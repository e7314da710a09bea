using System.Collections.Concurrent;

namespace Graph.GraphQL.AspNetCore.Subscriptions.Connections;

/// <summary>
/// All connections that last, of every transport: bounded in number, looked after by one timer for all, and told when the
/// server stops.
/// </summary>
internal sealed class StreamingConnections
{
    private readonly ConcurrentDictionary<IStreamingConnection, byte> _all = new();
    private readonly int _most;
    private readonly TimeSpan _pace;
    private readonly ITimer _timer;
    private int _count;
    private volatile bool _isStopping;

    public StreamingConnections(SubscriptionOptions options, TimeProvider time)
    {
        _most = options.MaxConnections;
        _pace = options.Pace;
        Clock = new Clock(time);
        _timer = time.CreateTimer(
            static all => ((StreamingConnections)all!).LookAtAll(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public Clock Clock { get; }

    public int Count => Volatile.Read(ref _count);

    public bool HasRoom => Count < _most && !_isStopping;

    /// <summary>False when there are too many, or the server stops.</summary>
    public bool TryAdd(IStreamingConnection connection)
    {
        var count = Interlocked.Increment(ref _count);
        if (count > _most || _isStopping)
        {
            Interlocked.Decrement(ref _count);
            return false;
        }

        _all[connection] = 0;
        if (count == 1)
            _timer.Change(_pace, Timeout.InfiniteTimeSpan);
        // The stop may have come between the question and the answer.
        if (_isStopping)
            connection.Shutdown();
        return true;
    }

    public void Remove(IStreamingConnection connection)
    {
        if (_all.TryRemove(connection, out _))
            Interlocked.Decrement(ref _count);
    }

    public void Shutdown()
    {
        _isStopping = true;
        foreach (var (connection, _) in _all)
            connection.Shutdown();
    }

    /// <summary>Started anew each time, so that two looks never overlap, and not at all when nobody is connected.</summary>
    private void LookAtAll()
    {
        foreach (var (connection, _) in _all)
            connection.Look(Clock);
        if (Count > 0)
            _timer.Change(_pace, Timeout.InfiniteTimeSpan);
    }
}
