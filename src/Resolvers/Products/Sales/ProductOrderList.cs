using Graph.DynamoDb;
using Graph.DynamoDb.Reading;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Shared.Projections;

namespace Graph.Resolvers.Products.Sales;

/// <summary>Pages of a product's orders: the index names them, and they are read by their ids.</summary>
public sealed class ProductOrderList
{
    private readonly OrderStore orders;
    private readonly ProjectionStore projections;
    private readonly Table<EntryRow> rows;

    public ProductOrderList(Database database, OrderStore orders, ProjectionStore projections)
    {
        (this.orders, this.projections) = (orders, projections);
        rows = ProductEntries.Order.Open(database);
    }

    /// <summary>Whether the index has what the criteria select.</summary>
    public async ValueTask<bool> Has(OrderCriteria criteria, CancellationToken cancellationToken) =>
        criteria.CustomerId is null
        && ProductCode.IsValid(criteria.ProductCode)
        && await projections.IsComplete(LedgerTable.Name, cancellationToken);

    /// <returns>Null when <paramref name="after"/> is no cursor of this list.</returns>
    public async ValueTask<Connection<Order>?> Page(
        OrderCriteria criteria, OrderSort sort, int first, string? after, CancellationToken cancellationToken)
    {
        if (criteria.Created.IsEmpty)
            return after is null ? Connection<Order>.Empty : null;
        var query = ProductEntries.Within(criteria.ProductCode!, criteria.Created) with
        {
            Descending = sort == OrderSort.NewestFirst,
            Scope = criteria.Scope,
        };
        return rows.TryContinue(query, after, out var continued)
            ? await Read(continued, criteria, first, after, cancellationToken)
            : null;
    }

    /// <summary>Reads on while orders do not belong to the list: by what else is asked for, or as they have changed this moment.</summary>
    private async ValueTask<Connection<Order>> Read(
        Query query, OrderCriteria criteria, int first, string? after, CancellationToken cancellationToken)
    {
        var nodes = new List<Order>(first);
        var cursors = new List<string>(first);
        for (var read = 0; ;)
        {
            var page = await rows.Query(query with { Limit = first - nodes.Count }, cancellationToken);
            read += page.Items.Count;
            var found = await orders.GetMany([.. page.Items.Select(ProductEntries.OrderIdOf)], cancellationToken);
            foreach (var (index, row) in page.Items.Index())
            {
                if (!found.TryGetValue(ProductEntries.OrderIdOf(row), out var order) || !criteria.Takes(order))
                    continue;
                nodes.Add(order);
                cursors.Add(page.CursorAt(index));
            }
            if (nodes.Count >= first || read >= orders.MostRead || page.Next is null)
                return new Connection<Order>(nodes, index => cursors[index], page.Next, after is not null);
            rows.TryContinue(query, page.Next, out var next);
            query = next!;
        }
    }
}
