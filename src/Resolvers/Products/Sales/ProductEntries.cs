using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Reading;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Shared.Projections;

namespace Graph.Resolvers.Products.Sales;

/// <summary>What an order gives to the products that it names. Lines with one code are one entry.</summary>
internal static class ProductEntries
{
    private const char Separator = '#';

    /// <summary>A product of an order.</summary>
    public static readonly EntryKind Order = new("product-order", ProductOrdersTable.Definition, "lines", "quantity", "revenue");

    public static readonly EntryKind Sales = new("product", ProductOrdersTable.Sales, "orders", "quantity", "revenue", "customers")
    {
        IsShared = true,
    };

    public static readonly EntryKind Customer = new("product-customer", ProductOrdersTable.Customers, "orders") { CountedIn = Sales };

    public static IReadOnlyList<EntryKind> Kinds { get; } = [Order, Sales, Customer];

    public static IEnumerable<Entry> Of(Order order)
    {
        if (!order.Counts)
            yield break;
        foreach (var lines in order.Items.Where(line => ProductCode.IsValid(line.ProductCode)).GroupBy(line => line.ProductCode!))
        {
            var quantity = lines.Sum(line => Entry.Summand(line.Quantity));
            var revenue = lines.Sum(line => Entry.Summand(line.TotalPrice));
            yield return new Entry(new EntryKey(Order.Name, lines.Key, PositionOf(order)), [lines.Count(), quantity, revenue]);
            yield return new Entry(new EntryKey(Sales.Name, lines.Key), [1, quantity, revenue, 0]);
            if (order.CustomerId is { } customer)
                yield return new Entry(new EntryKey(Customer.Name, lines.Key, customer.Value), [1]);
        }
    }

    /// <summary>The product's orders within the window.</summary>
    public static Query Within(string code, TimeWindow created) => new(code)
    {
        // Every position in the window's last millisecond is before that with the character behind the separator.
        Sort = (created.From, created.To) switch
        {
            (null, null) => null,
            ({ } from, null) => SortCondition.AtLeast(from),
            (null, { } to) => SortCondition.LessThan(After(to)),
            ({ } from, { } to) => SortCondition.Between(from, After(to)),
        },
    };

    public static OrderId OrderIdOf(EntryRow row) => new(row.Sort[(row.Sort.IndexOf(Separator, StringComparison.Ordinal) + 1)..]);

    private static string PositionOf(Order order) => $"{StoredTime.Format(order.CreatedAt)}{Separator}{order.Id.Value}";

    private static string After(string time) => $"{time}{(char)(Separator + 1)}";
}
