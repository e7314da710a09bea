using Graph.GraphQL.Binding;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Products;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Reports;

public sealed class SalesResolvers(ProductStore products)
{
    [Field("Query.sales")]
    public SalesReport Sales(DateOnly? from, DateOnly? to) => new(DayRange.Of(from, to));

    [Field("SalesReport.orderCount")]
    public async ValueTask<int> OrderCount(SalesReport report, SalesByFacet sales) => (await Total(report, sales)).Orders;

    [Field("SalesReport.revenue")]
    public async ValueTask<decimal> Revenue(SalesReport report, SalesByFacet sales) => (await Total(report, sales)).Revenue;

    [Field("SalesReport.averageOrderValue")]
    public async ValueTask<decimal> AverageOrderValue(SalesReport report, SalesByFacet sales) =>
        await Total(report, sales) is { Orders: > 0 } total ? total.Revenue / total.Orders : 0;

    [Field("SalesReport.averageLineCount")]
    public async ValueTask<decimal> AverageLineCount(SalesReport report, SalesByFacet sales) =>
        await Total(report, sales) is { Orders: > 0 } total ? (decimal)total.Lines / total.Orders : 0;

    [Field("SalesReport.timeline")]
    public async ValueTask<IReadOnlyList<SalesInPeriod>> Timeline(SalesReport report, SalesPeriod by, SalesByFacet sales) =>
    [
        .. (await Rows(report, SalesFacet.Total, sales))
            .GroupBy(row => StartOf(row.Day, by), row => row)
            .Select(period => (period.Key, Figures: SalesFigures.Sum(period)))
            .OrderBy(period => period.Key)
            .Select(period => new SalesInPeriod(period.Key, period.Figures.Orders, period.Figures.Revenue)),
    ];

    [Field("SalesReport.byHour")]
    public async ValueTask<IReadOnlyList<SalesGroup>> ByHour(SalesReport report, SalesByFacet sales) =>
        [.. Groups(await Rows(report, SalesFacet.Hour, sales)).OrderBy(group => group.Name, StringComparer.Ordinal)];

    [Field("SalesReport.byWeekday")]
    public async ValueTask<IReadOnlyList<SalesGroup>> ByWeekday(SalesReport report, SalesByFacet sales) =>
    [
        .. (await Rows(report, SalesFacet.Total, sales))
            .GroupBy(row => row.Day.DayOfWeek)
            .OrderBy(day => day.Key)
            .Select(day => ToGroup(day.Key.ToString(), SalesFigures.Sum(day))),
    ];

    [Field("SalesReport.byStatus")]
    public async ValueTask<IReadOnlyList<SalesGroup>> ByStatus(SalesReport report, SalesByFacet sales) =>
        [.. MostOrders(Groups(await Rows(report, SalesFacet.Status, sales)))];

    [Field("SalesReport.byPaymentType")]
    public async ValueTask<IReadOnlyList<SalesGroup>> ByPaymentType(SalesReport report, SalesByFacet sales) =>
        [.. MostOrders(Groups(await Rows(report, SalesFacet.PaymentType, sales)))];

    [Field("SalesReport.byCity")]
    public async ValueTask<IReadOnlyList<SalesGroup>> ByCity(SalesReport report, int first, SalesByFacet sales)
    {
        PageSize.Check(first);
        return [.. MostOrders(Groups(await Rows(report, SalesFacet.City, sales))).Take(first)];
    }

    [Field("SalesReport.byCategory")]
    public async ValueTask<IReadOnlyList<CategorySales>> ByCategory(SalesReport report, SalesByFacet sales, CancellationToken cancellationToken)
    {
        var byCode = (await Rows(report, SalesFacet.Product, sales)).GroupBy(row => row.Value).ToArray();
        var known = await products.GetMany([.. byCode.Select(sold => sold.Key)], cancellationToken);
        return
        [
            .. byCode
                .GroupBy(sold => ProductCategories.Of(known.GetValueOrDefault(sold.Key)?.CategoryName ?? ""))
                .Select(category => ToSales(category.Key, category.Count(), [.. category.SelectMany(rows => rows)]))
                .OrderByDescending(category => category.Revenue)
                .ThenBy(category => category.Category.Name, StringComparer.Ordinal),
        ];
    }

    [Field("CategorySales.products")]
    public IReadOnlyList<SoldProduct> OfCategory(CategorySales sales, int first, SalesRank by) => TopProducts(sales.Rows, first, by);

    [Field("SalesReport.topCustomers")]
    public async ValueTask<IReadOnlyList<CustomerSales>> TopCustomers(SalesReport report, int first, SalesRank by, SalesByFacet sales) =>
    [
        .. Top(await Rows(report, SalesFacet.Customer, sales), by, PageSize.Check(first))
            .Select(top => new CustomerSales(new CustomerId(top.Value), top.Figures.Orders, top.Figures.Revenue)),
    ];

    [Field("CustomerSales.customer")]
    public ValueTask<Customer?> Customer(CustomerSales sales, CustomerById byId) => byId.Load(sales.Id);

    [Field("SalesReport.topProducts")]
    public async ValueTask<IReadOnlyList<SoldProduct>> TopProducts(SalesReport report, int first, SalesRank by, SalesByFacet sales) =>
        TopProducts(await Rows(report, SalesFacet.Product, sales), first, by);

    [Field("SoldProduct.product")]
    public ValueTask<Product?> Product(SoldProduct sold, ProductByCode byCode) => byCode.Load(sold.Code);

    private static CategorySales ToSales(ProductCategory category, int productCount, IReadOnlyList<SalesRow> rows) =>
        new(category, productCount, SalesFigures.Sum(rows), rows);

    private static IReadOnlyList<SoldProduct> TopProducts(IEnumerable<SalesRow> rows, int first, SalesRank by) =>
    [
        .. Top(rows, by, PageSize.Check(first))
            .Select(top => new SoldProduct(top.Value, top.Figures.Orders, top.Figures.Lines, top.Figures.Quantity, top.Figures.Revenue)),
    ];

    private static ValueTask<IReadOnlyList<SalesRow>> Rows(SalesReport report, string facet, SalesByFacet sales) =>
        sales.LoadRequired((facet, report.Days));

    private static async ValueTask<SalesFigures> Total(SalesReport report, SalesByFacet sales) =>
        SalesFigures.Sum(await Rows(report, SalesFacet.Total, sales));

    private static IEnumerable<SalesGroup> Groups(IEnumerable<SalesRow> rows) =>
        rows.GroupBy(row => row.Value).Select(group => ToGroup(group.Key, SalesFigures.Sum(group)));

    private static SalesGroup ToGroup(string name, SalesFigures figures) => new(name, figures.Orders, figures.Revenue);

    private static IEnumerable<SalesGroup> MostOrders(IEnumerable<SalesGroup> groups) =>
        groups.OrderByDescending(group => group.OrderCount).ThenBy(group => group.Name, StringComparer.Ordinal);

    /// <summary>Of equals, those first whose value is; so that a report is the same each time.</summary>
    private static IEnumerable<(string Value, SalesFigures Figures)> Top(IEnumerable<SalesRow> rows, SalesRank by, int first) => rows
        .GroupBy(row => row.Value)
        .Select(group => (Value: group.Key, Figures: SalesFigures.Sum(group)))
        .OrderByDescending(sold => by == SalesRank.Orders ? sold.Figures.Orders : sold.Figures.Revenue)
        .ThenBy(sold => sold.Value, StringComparer.Ordinal)
        .Take(first);

    private static DateOnly StartOf(DateOnly day, SalesPeriod by) => by switch
    {
        // The first days of all have no Sunday before them.
        SalesPeriod.Week => DateOnly.FromDayNumber(Math.Max(0, day.DayNumber - (int)day.DayOfWeek)),
        SalesPeriod.Month => new DateOnly(day.Year, day.Month, 1),
        _ => day,
    };
}
