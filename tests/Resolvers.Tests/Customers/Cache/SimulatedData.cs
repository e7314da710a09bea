using System.Runtime.CompilerServices;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;

namespace Graph.Resolvers.Tests.Customers.Cache;

/// <summary>
/// Orders with an index that lags behind them, and the rows that are kept of customers. Every access waits until the test lets it
/// happen, and the test chooses which is next.
/// </summary>
internal sealed class SimulatedData(TimeProvider time) : ICustomerMetricsData
{
    /// <summary>As long as an index may lag behind.</summary>
    private static readonly TimeSpan s_longestLag = TimeSpan.FromSeconds(9);

    private readonly Dictionary<CustomerId, CachedCustomer> cache = [];
    private readonly Dictionary<OrderId, OrderSummary> orders = [];
    private readonly Dictionary<OrderId, OrderSummary> index = [];
    private readonly Queue<(OrderId Id, OrderSummary? Order, DateTimeOffset At)> lagging = new();
    private readonly List<TaskCompletionSource> waiting = [];

    public int Waiting => waiting.Count;

    public int Lagging => lagging.Count;

    public IReadOnlyDictionary<OrderId, OrderSummary> Stored => orders;

    /// <summary>Null deletes.</summary>
    public void Write(OrderId id, OrderSummary? order)
    {
        if (order is null)
            orders.Remove(id);
        else
            orders[id] = order;
        lagging.Enqueue((id, order, time.GetUtcNow()));
    }

    /// <summary>The index takes what it may not lag behind any longer.</summary>
    public void KeepUp()
    {
        while (lagging.TryPeek(out var oldest) && time.GetUtcNow() - oldest.At > s_longestLag)
            CatchUp();
    }

    /// <summary>The index takes the oldest change that it has not.</summary>
    public void CatchUp()
    {
        var (id, order, _) = lagging.Dequeue();
        if (order is null)
            index.Remove(id);
        else
            index[id] = order;
    }

    /// <summary>Lets one access happen; or its process ends there.</summary>
    public void Step(int which, bool crashes)
    {
        var access = waiting[which];
        waiting.RemoveAt(which);
        if (crashes)
            access.SetException(new ProcessEndedException());
        else
            access.SetResult();
    }

    public CachedCustomer? Row(CustomerId id) => cache.GetValueOrDefault(id);

    /// <summary>The row is deleted, as it has expired.</summary>
    public void Expire(CustomerId id) => cache.Remove(id);

    public async ValueTask<CachedCustomer?> Cached(CustomerId id, CancellationToken cancellationToken)
    {
        await Turn();
        return cache.GetValueOrDefault(id);
    }

    public ValueTask<Customer?> Contact(CustomerId id, CancellationToken cancellationToken) => ValueTask.FromResult<Customer?>(null);

    public async IAsyncEnumerable<OrderSummary> IndexedOrders(
        CustomerId id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Turn();
        foreach (var order in index.Values.Where(order => order.CustomerId == id).ToArray())
            yield return order;
    }

    public async ValueTask<IReadOnlyList<OrderSummary>> Orders(IReadOnlyCollection<OrderId> ids, CancellationToken cancellationToken)
    {
        await Turn();
        return [.. ids.Select(id => orders.GetValueOrDefault(id)).OfType<OrderSummary>()];
    }

    public async ValueTask<bool> TryWrite(CachedCustomer after, long? before, CancellationToken cancellationToken)
    {
        await Turn();
        if (cache.GetValueOrDefault(after.Id)?.Version != before)
            return false;
        cache[after.Id] = after;
        return true;
    }

    private Task Turn()
    {
        var access = new TaskCompletionSource();
        waiting.Add(access);
        return access.Task;
    }

    public sealed class ProcessEndedException : Exception;
}
