using Graph.DynamoDb;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Shared.Projections;

namespace Graph.Resolvers.Products.Sales;

/// <summary>Reads what was ordered of products: from what is kept of it, or from all orders until that is complete.</summary>
public sealed class ProductSalesStore
{
    private readonly OrderStore orders;
    private readonly ProjectionStore projections;
    private readonly Table<EntryRow> sales;

    public ProductSalesStore(Database database, OrderStore orders, ProjectionStore projections)
    {
        (this.orders, this.projections) = (orders, projections);
        sales = ProductEntries.Sales.Open(database);
    }

    public async ValueTask<IReadOnlyDictionary<string, ProductSales>> GetMany(
        IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        if (!await projections.IsComplete(LedgerTable.Name, cancellationToken))
            return await FromOrders(codes, cancellationToken);
        var found = await sales.BatchGet([.. codes.Where(ProductCode.IsValid)], cancellationToken);
        return codes.ToDictionary(code => code, code => found.TryGetValue(code, out var row) ? ToSales(row.Numbers) : ProductSales.None);
    }

    private async ValueTask<IReadOnlyDictionary<string, ProductSales>> FromOrders(
        IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        var wanted = codes.ToHashSet(StringComparer.Ordinal);
        var sums = new EntrySums(ProductEntries.Kinds);
        await foreach (var order in orders.All(cancellationToken))
            sums.Add(ProductEntries.Of(order).Where(entry => wanted.Contains(entry.Key.Partition)));
        return codes.ToDictionary(
            code => code,
            code => sums.Rows.TryGetValue(new EntryKey(ProductEntries.Sales.Name, code), out var sum) ? ToSales(sum) : ProductSales.None);
    }

    private static ProductSales ToSales(IReadOnlyList<decimal> numbers) =>
        new((int)numbers[0], (int)numbers[3], numbers[1], numbers[2]);
}
