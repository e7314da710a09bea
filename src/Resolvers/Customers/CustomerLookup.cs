using System.Collections.Concurrent;
using Graph.DynamoDb;
using Graph.GraphQL.Errors;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Customers;

/// <summary>Customers by their ids: from the cache first, else from contacts and orders.</summary>
public sealed class CustomerLookup(
    CustomerStore customers, CustomerCache cache, CustomerMetricsUpdater updater, TimeProvider time)
{
    private const int Parallelism = 16;

    private readonly SingleFlight<CustomerId, ComputedActivity> computations = new();

    /// <summary>How long one customer may take to be computed; others may wait for it than who has begun it.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

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
            cached?.Select(pair => KeyValuePair.Create(pair.Key, Found(pair.Value))) ?? []);
        CustomerId[] others = [.. ids.Where(id => !found.ContainsKey(id))];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(others, parallel, async (id, token) =>
            found[id] = await computations.Run(id, () => Compute(id, keeps: cached is not null), token));
        return found;
    }

    internal static ComputedActivity Found(CachedCustomer cached) => new(cached.Activity, cached.ComputedAt, CacheHit: true);

    private async ValueTask<IReadOnlyDictionary<CustomerId, Customer>> GetMany(
        IReadOnlyList<CustomerId> ids, bool latest, CancellationToken cancellationToken)
    {
        var cached = await cache.GetMany(ids, latest, cancellationToken);
        var found = (cached?.Values ?? [])
            .Where(row => row.Activity.OrderCount > 0)
            .ToDictionary(row => row.Id, row => row.Profile with { Activity = Found(row) });
        // Who has no orders is a customer only as a contact.
        CustomerId[] others = [.. ids.Where(id => !found.ContainsKey(id))];
        foreach (var (id, customer) in await customers.GetMany(others, cancellationToken))
            found[id] = cached?.GetValueOrDefault(id) is { } row ? customer with { Activity = Found(row) } : customer;
        return found;
    }

    /// <param name="keeps">Whether the cache can be read; where it cannot, it is not written either.</param>
    private async Task<ComputedActivity> Compute(CustomerId id, bool keeps)
    {
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            return keeps && await cache.IsComplete(deadline.Token)
                ? await ComputeAndKeep(id, deadline.Token)
                : await ComputeFromOrders(id, deadline.Token);
        }
        catch (OperationCanceledException) // by the deadline: nobody else can cancel it, and who asks has not gone away
        {
            throw new GraphQLException(
                "The customer's orders could not be added up in time; ask again in a moment.", ErrorCodes.Timeout);
        }
    }

    /// <summary>Nobody else does for who has not ordered since their row has expired.</summary>
    private async Task<ComputedActivity> ComputeAndKeep(CustomerId id, CancellationToken cancellationToken)
    {
        try
        {
            var computed = (await updater.Update(id, [], cancellationToken)).After;
            return new ComputedActivity(computed.Activity, computed.ComputedAt, CacheHit: false);
        }
        catch (Exception failure) when (Database.IsFailure(failure)) // the cache is away; the orders may be there
        {
            return await ComputeFromOrders(id, cancellationToken);
        }
    }

    private async Task<ComputedActivity> ComputeFromOrders(CustomerId id, CancellationToken cancellationToken) =>
        new(await customers.GetActivity(id, cancellationToken), time.GetUtcNow(), CacheHit: false);
}
