using Graph.Resolvers.Products;

namespace Graph.Resolvers.Reports;

/// <summary>What was sold on some days; read when it is asked for.</summary>
public sealed record SalesReport(DayRange Days);

/// <summary>What was sold in a period.</summary>
public sealed record SalesInPeriod(DateOnly Start, int OrderCount, decimal Revenue);

/// <summary>What was sold with something in common.</summary>
public sealed record SalesGroup(string Name, int OrderCount, decimal Revenue);

/// <summary>What was sold of the products of a category.</summary>
/// <param name="Rows">Those of its products.</param>
public sealed record CategorySales(ProductCategory Category, int ProductCount, SalesFigures Figures, IReadOnlyList<SalesRow> Rows)
{
    public int LineCount => Figures.Lines;

    public decimal Quantity => Figures.Quantity;

    public decimal Revenue => Figures.Revenue;
}

/// <summary>What a customer ordered.</summary>
public sealed record CustomerSales(Customers.CustomerId Id, int OrderCount, decimal Revenue);

/// <summary>What was sold of a product.</summary>
public sealed record SoldProduct(string Code, int OrderCount, int LineCount, decimal Quantity, decimal Revenue);
