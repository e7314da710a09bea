using System.Globalization;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Reading;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products;
using Graph.Resolvers.Shared.Projections;

namespace Graph.Resolvers.Reports;

/// <summary>What an order gives to the sales of its day.</summary>
internal static class SalesEntries
{
    private const char Separator = '#';
    private const string DayPattern = "yyyy-MM-dd";

    private const string Name = "sales";
    private const string VersionPartition = "version";

    /// <summary>Rows have some 100 bytes, and DynamoDB's answers 1 MB.</summary>
    private const int MostPerRequest = 10_000;

    public static readonly EntryKind Kind = new(Name, SalesByDayTable.Definition, "orders", "lines", "quantity", "revenue")
    {
        IsShared = true,
        VersionPartition = VersionPartition,
    };

    public static IEnumerable<Entry> Of(Order order)
    {
        if (!order.Counts)
            yield break;
        var created = order.CreatedAt.UtcDateTime;
        decimal[] whole = [1, order.Items.Count, 0, Entry.Summand(order.Totals.Total)];
        yield return Of(SalesFacet.Total, "", whole);
        yield return Of(SalesFacet.Hour, created.ToString("HH", CultureInfo.InvariantCulture), whole);
        yield return Of(SalesFacet.Status, order.Status is { Length: > 0 } status ? status : "unknown", whole);
        yield return Of(SalesFacet.PaymentType, order.Payment?.Type is { Length: > 0 } type ? type : "Unknown", whole);
        if (order.Delivery?.City is { Length: > 0 } city)
            yield return Of(SalesFacet.City, city, whole);
        if (order.CustomerId is { } customer)
            yield return Of(SalesFacet.Customer, customer.Value, whole);
        foreach (var lines in order.Items.Where(line => ProductCode.IsValid(line.ProductCode)).GroupBy(line => line.ProductCode!))
        {
            var (quantity, revenue) = (lines.Sum(line => Entry.Summand(line.Quantity)), lines.Sum(line => Entry.Summand(line.TotalPrice)));
            yield return Of(SalesFacet.Product, lines.Key, [1, lines.Count(), quantity, revenue]);
        }

        Entry Of(string facet, string value, decimal[] numbers) =>
            new(new EntryKey(Name, facet, $"{DayOf(DateOnly.FromDateTime(created))}{Separator}{value}"), numbers);
    }

    /// <summary>How often rows have changed.</summary>
    public static Query Versions { get; } = new(VersionPartition);

    /// <summary>The facet's rows of the days.</summary>
    public static Query Within(string facet, DayRange days) => new(facet)
    {
        MostPerRequest = MostPerRequest,
        Sort = (days.From, days.To) switch
        {
            (null, null) => null,
            ({ } from, null) => SortCondition.AtLeast(DayOf(from)),
            (null, { } to) => SortCondition.LessThan(After(to)),
            ({ } from, { } to) => SortCondition.Between(DayOf(from), After(to)),
        },
    };

    public static SalesRow ToRow(EntryKey key, IReadOnlyList<decimal> numbers) => new(
        DateOnly.ParseExact(key.Sort.AsSpan(0, DayPattern.Length), DayPattern, CultureInfo.InvariantCulture),
        key.Sort[(DayPattern.Length + 1)..],
        new SalesFigures((int)numbers[0], (int)numbers[1], numbers[2], numbers[3]));

    private static string DayOf(DateOnly day) => day.ToString(DayPattern, CultureInfo.InvariantCulture);

    /// <summary>Behind all of the day's.</summary>
    private static string After(DateOnly day) => $"{DayOf(day)}{(char)(Separator + 1)}";
}
