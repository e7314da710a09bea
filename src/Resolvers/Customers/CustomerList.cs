using Graph.DynamoDb;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Customers;

/// <summary>Filters, sorts and pages customers.</summary>
public sealed class CustomerList(Database database, CustomerStore customers, TimeProvider time)
{
    /// <returns>Null when <paramref name="after"/> is no cursor of this list.</returns>
    public async ValueTask<CountedConnection<Customer>?> Page(
        CustomerCriteria criteria, CustomerSort sort, int first, string? after, CancellationToken cancellationToken)
    {
        var scope = CursorScope.Of("customers", sort.ToString(), criteria.Scope);
        if (!TryRead(after, scope, out var start))
            return null;

        var sorted = Sort(await customers.GetAll(cancellationToken), criteria, sort);
        var skipped = start is { } position ? sorted.FindIndex(entry => entry.Position.CompareTo(position, sort) > 0) : 0;
        var page = skipped < 0 ? [] : sorted.Skip(skipped).Take(first).ToArray();
        var hasMore = page.Length > 0 && skipped + page.Length < sorted.Count;
        return new CountedConnection<Customer>(
            [.. page.Select(entry => entry.Customer)], CursorAt, hasMore ? CursorAt(page.Length - 1) : null, after is not null, sorted.Count);

        string CursorAt(int index) => database.Cursors.Encode(scope, page[index].Position.ToCursor());
    }

    private bool TryRead(string? after, string scope, out CustomerPosition? start)
    {
        start = null;
        if (after is null)
            return true;
        return database.Cursors.TryDecode(after, scope, out var values) && CustomerPosition.TryRead(values, out start);
    }

    private List<(CustomerPosition Position, Customer Customer)> Sort(
        IReadOnlyCollection<Customer> all, CustomerCriteria criteria, CustomerSort sort)
    {
        var now = time.GetUtcNow();
        var entries = new List<(CustomerPosition Position, Customer Customer)>();
        foreach (var customer in all)
        {
            var activity = customer.Activity ?? CustomerActivity.None;
            if (criteria.Takes(customer, activity, now))
                entries.Add((CustomerPosition.Of(customer, activity, sort), customer));
        }
        entries.Sort((a, b) => a.Position.CompareTo(b.Position, sort));
        return entries;
    }
}
