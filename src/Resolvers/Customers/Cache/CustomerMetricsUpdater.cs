using Graph.Resolvers.Orders;

namespace Graph.Resolvers.Customers.Cache;

/// <summary>
/// Computes what a customer's orders add up to, and keeps it. Whoever is told of a change computes everything anew, from reads that
/// begin after the row is read, and writes only in place of that row. So the last write has seen every change that was told before, in
/// whatever order, however often, and by however many at once.
/// </summary>
public sealed class CustomerMetricsUpdater
{
    /// <summary>Orders that were told of since then are read by their keys: an index lags behind, as a rule for less than a second.</summary>
    private static readonly TimeSpan s_usualLag = TimeSpan.FromSeconds(10);

    /// <summary>So long are those read by their keys that the index has otherwise.</summary>
    private static readonly TimeSpan s_longestLag = TimeSpan.FromMinutes(10);

    /// <summary>Of how many orders it is remembered that they have changed, at most: some 40 KB of a row.</summary>
    private const int MostRecent = 500;

    /// <summary>How often another may come first.</summary>
    private const int MostAttempts = 100;

    private readonly ICustomerMetricsData data;
    private readonly TimeProvider time;

    internal CustomerMetricsUpdater(ICustomerMetricsData data, TimeProvider time)
    {
        this.data = data;
        this.time = time;
    }

    /// <param name="changed">Orders that were told to have changed, those that are not the customer's any more too.</param>
    /// <exception cref="TimeoutException">
    /// Others came first all the time, or the index lags behind with more orders than can be remembered: to be told again later.
    /// </exception>
    public async ValueTask<CustomerUpdate> Update(
        CustomerId id, IReadOnlyCollection<OrderId> changed, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var before = await data.Cached(id, cancellationToken);
            var after = await Compute(id, before, changed, cancellationToken);
            if (await data.TryWrite(after, before?.Version, cancellationToken))
                return new CustomerUpdate(before, after);
        }
        throw new TimeoutException($"Customer {id} changes all the time; what their orders add up to was not written.");
    }

    /// <summary>What an update would do, which is nothing when what is kept is right.</summary>
    public async ValueTask<CustomerUpdate> Preview(CustomerId id, CancellationToken cancellationToken)
    {
        var before = await data.Cached(id, cancellationToken);
        return new CustomerUpdate(before, await Compute(id, before, [], cancellationToken));
    }

    private async ValueTask<CachedCustomer> Compute(
        CustomerId id, CachedCustomer? before, IReadOnlyCollection<OrderId> changed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var recent = changed.Select(order => new RecentOrder(order, now))
            .Concat(before?.Recent.Where(order => order.At > now - s_longestLag && !changed.Contains(order.Id)) ?? [])
            .ToArray();

        var contact = await data.Contact(id, cancellationToken);
        var indexed = new Dictionary<OrderId, OrderSummary>();
        await foreach (var order in data.IndexedOrders(id, cancellationToken))
            indexed[order.Id] = order;
        var orders = new Dictionary<OrderId, OrderSummary>(indexed);
        foreach (var order in recent)
            orders.Remove(order.Id);
        foreach (var order in await data.Orders([.. recent.Select(order => order.Id)], cancellationToken))
        {
            if (order.CustomerId == id)
                orders[order.Id] = order;
        }

        var sum = new CustomerSum();
        foreach (var order in orders.Values)
            sum.Add(order);
        return new CachedCustomer(
            contact ?? sum.ProfileOf(id) ?? before?.Profile ?? CustomerStore.ProfileOf(id, OrderContact.Unknown),
            sum.Activity,
            StillRecent(id, recent, now, order => indexed.GetValueOrDefault(order) != orders.GetValueOrDefault(order)),
            now,
            Math.Max((before?.Version ?? 0) + 1, now.UtcTicks));
    }

    /// <summary>Where not all can be remembered, those are forgotten that the index has.</summary>
    private static RecentOrder[] StillRecent(CustomerId id, RecentOrder[] recent, DateTimeOffset now, Func<OrderId, bool> lagsBehind)
    {
        var byLag = recent.ToLookup(order => lagsBehind(order.Id));
        if (byLag[true].Count() > MostRecent)
            throw new TimeoutException($"Customer {id}: the index lags behind with more than {MostRecent} orders; it was not written.");
        return [.. byLag[true].Concat(byLag[false].Where(order => order.At > now - s_usualLag)).Take(MostRecent)];
    }
}
