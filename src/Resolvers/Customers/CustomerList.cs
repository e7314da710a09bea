using Graph.DynamoDb;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Reading;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Customers;

/// <summary>
/// Filters, sorts and pages customers: by the cache's indexes, else by all orders. Both ways give the same lists, and a cursor of one
/// goes on in the other.
/// </summary>
public sealed class CustomerList(
    Database database, CustomerStore customers, CustomerCache cache, CustomerLookup lookup, CustomerCounts counts, TimeProvider time)
{
    private readonly SingleFlight<string, IReadOnlyCollection<Customer>> readings = new();

    /// <returns>Null when <paramref name="after"/> is no cursor of this list.</returns>
    public async ValueTask<CountedConnection<Customer>?> Page(
        CustomerCriteria criteria, CustomerSort sort, int first, string? after, CancellationToken cancellationToken)
    {
        var scope = CursorScope.Of("customers", sort.ToString(), criteria.Scope);
        if (!TryRead(after, scope, out var position))
            return null;
        var range = new CustomerRange(criteria, sort, position, time.GetUtcNow());
        if (range.IsEmpty)
            return ToConnection([], hasMore: false, range, scope, after, CountOf(range.Whole, scope));
        var page = await cache.Page(range, first, cancellationToken);
        // Nobody at all: there is no customer yet, or the table was emptied.
        return page is null || (page.Items.Count == 0 && range.TakesAll && after is null)
            ? await PageOfOrders(range, first, scope, after, cancellationToken)
            : await PageOfCache(page, range, scope, after, cancellationToken);
    }

    private bool TryRead(string? after, string scope, out string? position)
    {
        position = null;
        if (after is null)
            return true;
        if (database.Cursors.TryDecode(after, scope, out var values) && values.TryGetValue("p", out var value))
            position = value.Text;
        return position is not null;
    }

    private async ValueTask<CountedConnection<Customer>> PageOfCache(
        Page<CachedCustomer> page, CustomerRange range, string scope, string? after, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        CustomerId[] expired = [.. page.Items.Where(row => row.ExpiresAt <= now).Select(row => row.Id)];
        var computed = expired.Length == 0 ? null : await lookup.GetActivities(expired, cancellationToken);
        Customer[] nodes =
        [
            .. page.Items.Select(row => row.Profile with { Activity = computed?.GetValueOrDefault(row.Id) ?? CustomerLookup.Found(row) }),
        ];
        return ToConnection(nodes, page.Next is not null, range, scope, after, CountOf(range.Whole, scope));
    }

    private Func<CancellationToken, ValueTask<int>> CountOf(CustomerRange whole, string scope) => async cancellationToken => whole.IsEmpty
        ? 0
        : await counts.Get(
            scope,
            async () => await cache.Count(whole, CancellationToken.None) ?? CountIn(await ReadAll(CancellationToken.None), whole),
            cancellationToken);

    private async ValueTask<CountedConnection<Customer>> PageOfOrders(
        CustomerRange range, int first, string scope, string? after, CancellationToken cancellationToken)
    {
        var all = await ReadAll(cancellationToken);
        var sorted = Sort(all, range);
        return ToConnection(
            [.. sorted.Take(first).Select(entry => entry.Customer)],
            sorted.Count > first,
            range,
            scope,
            after,
            _ => ValueTask.FromResult(CountIn(all, range.Whole)));
    }

    private static int CountIn(IReadOnlyCollection<Customer> all, CustomerRange range) =>
        all.Count(customer => range.Takes(customer, customer.Activity!.Activity));

    private ValueTask<IReadOnlyCollection<Customer>> ReadAll(CancellationToken cancellationToken) =>
        readings.Run("all", async () => await customers.GetAll(CancellationToken.None), cancellationToken);

    private static List<(string Position, Customer Customer)> Sort(IReadOnlyCollection<Customer> all, CustomerRange range)
    {
        var entries = new List<(string Position, Customer Customer)>();
        foreach (var customer in all)
        {
            var activity = customer.Activity!.Activity;
            if (range.Takes(customer, activity))
                entries.Add((range.Order.PositionOf(customer, activity), customer));
        }
        var sign = range.IsDescending ? -1 : 1;
        entries.Sort((a, b) => sign * CodePointOrder.Instance.Compare(a.Position, b.Position));
        return entries;
    }

    private CountedConnection<Customer> ToConnection(
        Customer[] nodes, bool hasMore, CustomerRange range, string scope, string? after, Func<CancellationToken, ValueTask<int>> count)
    {
        return new CountedConnection<Customer>(
            nodes, CursorAt, hasMore && nodes.Length > 0 ? CursorAt(nodes.Length - 1) : null, after is not null, count);

        string CursorAt(int index) => database.Cursors.Encode(
            scope, [new KeyValuePair<string, ItemValue>("p", range.Order.PositionOf(nodes[index], nodes[index].Activity!.Activity))]);
    }
}
