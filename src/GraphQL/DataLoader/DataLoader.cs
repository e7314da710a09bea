using System.Diagnostics;
using System.Runtime.InteropServices;
using Graph.GraphQL.Tracing;

namespace Graph.GraphQL.DataLoader;

/// <summary>Gathers the keys that fields ask for and loads them in one batch; keeps what it loaded for the request.</summary>
public abstract class DataLoader
{
    internal BatchScheduler? Scheduler { get; set; }

    /// <summary>Hands all keys gathered so far to <c>LoadBatch</c>.</summary>
    internal abstract void Dispatch(CancellationToken cancellation);
}

/// <summary>
/// A loader of one kind of value by key. Made once a request, so it never shows one viewer what another loaded.
/// A key is loaded once a request, however often it is asked for; a key that the batch does not answer is null.
/// When a batch fails, every key in it fails.
/// </summary>
public abstract class DataLoader<TKey, TValue> : DataLoader
    where TKey : notnull
{
    private readonly Dictionary<TKey, Load<TValue>> _loads = [];
    private List<TKey> _keys = [];

    /// <summary>The most keys one call of <see cref="LoadBatch"/> gets; more are split over several calls.</summary>
    protected virtual int MaxBatchSize => int.MaxValue;

    public ValueTask<TValue?> Load(TKey key)
    {
        lock (_loads)
        {
            ref var load = ref CollectionsMarshal.GetValueRefOrAddDefault(_loads, key, out var isKnown);
            if (isKnown)
                return Known(load!.Task);
            load = new Load<TValue>();
            _keys.Add(key);
            var answer = load.Task;
            Announce(isFirst: _keys.Count == 1);
            return answer;
        }
    }

    /// <summary>
    /// For fields that are non-null: a key without a value is an error of the field, as any null there (section 6.4.4).
    /// </summary>
    public ValueTask<TValue> LoadRequired(TKey key) => Load(key)!;

    /// <summary>Puts in what is known already, so that it is not loaded again. A key already asked for stays as it is.</summary>
    public void Prime(TKey key, TValue value)
    {
        lock (_loads)
        {
            ref var load = ref CollectionsMarshal.GetValueRefOrAddDefault(_loads, key, out var isKnown);
            if (isKnown)
                return;
            load = new Load<TValue>();
            load.SetResult(value);
        }
    }

    /// <summary>
    /// Loads the values of distinct keys. Keys without a value are left out of the answer. It does not run on the executor's
    /// loop, so what it asks of other loaders goes out without waiting for the fields that may ask the same: where batches
    /// matter, resolvers await one loader after the other.
    /// </summary>
    protected abstract ValueTask<IReadOnlyDictionary<TKey, TValue>> LoadBatch(
        IReadOnlyList<TKey> keys, CancellationToken cancellation);

    internal override void Dispatch(CancellationToken cancellation)
    {
        List<TKey> keys;
        lock (_loads)
        {
            keys = _keys;
            _keys = [];
        }
        var most = Math.Max(1, MaxBatchSize);
        for (var start = 0; start < keys.Count; start += most)
        {
            var count = Math.Min(most, keys.Count - start);
            Start(count == keys.Count ? keys : keys.GetRange(start, count), cancellation);
            if (count == keys.Count)
                return;
        }
    }

    private ValueTask<TValue?> Known(ValueTask<TValue?> load)
    {
        if (!load.IsCompleted)
            Scheduler?.KeyAwaited();
        return load;
    }

    private void Announce(bool isFirst)
    {
        if (Scheduler is { } scheduler)
            scheduler.KeyAdded(this, isFirst);
        else if (isFirst)
            ThreadPool.UnsafeQueueUserWorkItem(static loader => loader.Dispatch(CancellationToken.None), (DataLoader)this, false);
    }

    private void Start(List<TKey> keys, CancellationToken cancellation)
    {
        Scheduler?.BatchStarted();
        try
        {
            var batch = Traces.IsOn ? LoadBatchTraced(keys, cancellation) : LoadBatch(keys, cancellation);
            if (batch.IsCompletedSuccessfully)
                Succeed(keys, batch.Result);
            else
                _ = Finish(keys, batch);
        }
        catch (Exception exception) // whatever the batch function throws belongs to the fields that asked
        {
            Fail(keys, exception);
        }
    }

    private async ValueTask<IReadOnlyDictionary<TKey, TValue>> LoadBatchTraced(List<TKey> keys, CancellationToken cancellation)
    {
        using var span = Traces.Start("graphql.load");
        span?.SetTag("graphql.loader.name", GetType().Name).SetTag("graphql.loader.batch.size", keys.Count);
        try
        {
            return await LoadBatch(keys, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) // of whatever kind: it is noted, and goes on
        {
            span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", exception.GetType().Name);
            throw;
        }
    }

    private async Task Finish(List<TKey> keys, ValueTask<IReadOnlyDictionary<TKey, TValue>> batch)
    {
        try
        {
            Succeed(keys, await batch.ConfigureAwait(false));
        }
        catch (Exception exception) // as above
        {
            Fail(keys, exception);
        }
    }

    private void Succeed(List<TKey> keys, IReadOnlyDictionary<TKey, TValue> values)
    {
        foreach (var key in keys)
            LoadOf(key).SetResult(values.TryGetValue(key, out var value) ? value : default);
        Scheduler?.BatchEnded();
    }

    private void Fail(List<TKey> keys, Exception exception)
    {
        foreach (var key in keys)
            LoadOf(key).SetException(exception);
        Scheduler?.BatchEnded();
    }

    private Load<TValue> LoadOf(TKey key)
    {
        lock (_loads)
            return _loads[key];
    }
}
