using System.Collections.Concurrent;
using Graph.DynamoDb;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Customers;

/// <summary>Customers by their ids: from the cache first, else from contacts and orders.</summary>
public sealed class CustomerLookup(
    CustomerStore customers, CustomerCache cache, CustomerMetricsUpdater updater, CustomerCacheOptions options, TimeProvider time)
{
    private const int Parallelism = 16;

    /// <summary>How long one customer may take to be computed; others may wait for it than who has begun it.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly SingleFlight<CustomerId, ComputedActivity> computations = new();

    /// <summary>The customers that exist.</summary>
    public ValueTask<IReadOnlyDictionary<CustomerId, Customer>> GetMany(IReadOnlyList<CustomerId> ids, CancellationToken cancellationToken) =>
        GetMany(ids, latest: false, cancellationToken);

    /// <summary>As the last write left it; null when there is none.</summary>
    public async ValueTask<Customer?> GetLatest(CustomerId id, CancellationToken cancellationToken) =>
        (await GetMany([id], latest: true, cancellationToken)).GetValueOrDefault(id);

    /// <summary>What each customer's orders add up to.</summary>
    public async ValueTask<IReadOnlyDictionary<CustomerId, ComputedActivity>> GetActivities(
        IReadOnlyList<CustomerId> ids, CancellationToken cancellationToken)
    {
        var cached = await cache.GetMany(ids, latest: false, cancellationToken);
        var found = new ConcurrentDictionary<CustomerId, ComputedActivity>(
            cached.Select(pair => KeyValuePair.Create(pair.Key, Found(pair.Value))));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(ids.Where(id => !cached.ContainsKey(id)), parallel, async (id, token) =>
            found[id] = await computations.Run(id, () => Compute(id), token));
        return found;
    }

    internal static ComputedActivity Found(CachedCustomer cached) => new(cached.Activity, cached.ComputedAt, CacheHit: true);

    private async ValueTask<IReadOnlyDictionary<CustomerId, Customer>> GetMany(
        IReadOnlyList<CustomerId> ids, bool latest, CancellationToken cancellationToken)
    {
        var cached = await cache.GetMany(ids, latest, cancellationToken);
        var found = cached.Values
            .Where(row => row.Activity.OrderCount > 0)
            .ToDictionary(row => row.Id, row => row.Profile with { Activity = Found(row) });
        // Who has no orders is a customer only as a contact.
        CustomerId[] others = [.. ids.Where(id => !found.ContainsKey(id))];
        foreach (var (id, customer) in await customers.GetMany(others, cancellationToken))
            found[id] = cached.TryGetValue(id, out var row) ? customer with { Activity = Found(row) } : customer;
        return found;
    }

    /// <summary>Keeps it, too: nobody else does for who has not ordered since their row has expired.</summary>
    private async Task<ComputedActivity> Compute(CustomerId id)
    {
        using var deadline = new CancellationTokenSource(s_patience);
        if (!options.IsOn)
            return await ComputeFromOrders(id, deadline.Token);
        try
        {
            var computed = (await updater.Update(id, [], deadline.Token)).After;
            return new ComputedActivity(computed.Activity, computed.ComputedAt, CacheHit: false);
        }
        catch (Exception failure) when (Database.IsFailure(failure))
        {
            // The cache is away; the orders may be there.
            return await ComputeFromOrders(id, deadline.Token);
        }
    }

    private async Task<ComputedActivity> ComputeFromOrders(CustomerId id, CancellationToken cancellationToken) =>
        new(await customers.GetActivity(id, cancellationToken), time.GetUtcNow(), CacheHit: false);
}
