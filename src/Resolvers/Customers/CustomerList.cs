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
            return ToConnection([], next: null, scope, after, CountOf(range.Whole, scope));
        var page = await cache.Page(range, first, cancellationToken);
        return page is null || await IsEmptied(page, range, after, cancellationToken)
            ? await PageOfOrders(range, first, scope, after, cancellationToken)
            : await PageOfCache(page, range, scope, after, cancellationToken);
    }

    /// <summary>Where there is nobody at all, there is no customer yet, or the table was emptied.</summary>
    private async ValueTask<bool> IsEmptied(
        Page<ListedCustomer> page, CustomerRange range, string? after, CancellationToken cancellationToken) =>
        page.Items.Count == 0 && page.Next is null && after is null
        && (range.TakesAll || await cache.HasAny(cancellationToken) != true);

    private bool TryRead(string? after, string scope, out string? position)
    {
        position = null;
        if (after is null)
            return true;
        if (database.Cursors.TryDecode(after, scope, out var values) && values.TryGetValue("p", out var value))
            position = value.Text;
        return position is not null;
    }

    /// <summary>
    /// Who has expired is computed anew, and left out when the list does not take them any more: the page is short then. The list goes
    /// on after the rows that were read, wherever these stand by now.
    /// </summary>
    private async ValueTask<CountedConnection<Customer>> PageOfCache(
        Page<ListedCustomer> page, CustomerRange range, string scope, string? after, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        CustomerId[] expired = [.. page.Items.Where(listed => listed.Row.ExpiresAt <= now).Select(listed => listed.Row.Id)];
        var computed = expired.Length == 0 ? null : await lookup.GetActivities(expired, cancellationToken);
        var entries = new List<(string Position, Customer Customer)>();
        foreach (var (position, row) in page.Items)
        {
            var anew = computed?.GetValueOrDefault(row.Id);
            if (anew is null || (anew.Activity.OrderCount > 0 && range.Takes(row.Profile, anew.Activity)))
                entries.Add((position, row.Profile with { Activity = anew ?? CustomerLookup.Found(row) }));
        }
        var next = page.Next is not null && page.Items.Count > 0 ? page.Items[^1].Position : null;
        return ToConnection(entries, next, scope, after, CountOf(range.Whole, scope));
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
        var entries = sorted[..Math.Min(first, sorted.Count)];
        return ToConnection(
            entries,
            sorted.Count > first ? entries[^1].Position : null,
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
            var position = range.Order.PositionOf(customer, activity);
            if (range.Takes(customer, activity) && range.IsBehind(position))
                entries.Add((position, customer));
        }
        var sign = range.IsDescending ? -1 : 1;
        entries.Sort((a, b) => sign * CodePointOrder.Instance.Compare(a.Position, b.Position));
        return entries;
    }

    /// <param name="next">The position after which the next page starts; null when there is none.</param>
    private CountedConnection<Customer> ToConnection(
        List<(string Position, Customer Customer)> entries, string? next, string scope, string? after, Func<CancellationToken, ValueTask<int>> count)
    {
        return new CountedConnection<Customer>(
            [.. entries.Select(entry => entry.Customer)],
            index => CursorAt(entries[index].Position),
            next is null ? null : CursorAt(next),
            after is not null,
            count);

        string CursorAt(string position) => database.Cursors.Encode(scope, [new KeyValuePair<string, ItemValue>("p", position)]);
    }
}
