namespace Graph.Resolvers.Reports;

/// <summary>What some orders add up to.</summary>
/// <param name="Quantity">Of products; 0 where orders are counted as wholes.</param>
/// <param name="Revenue">In dollars.</param>
public readonly record struct SalesFigures(int Orders, int Lines, decimal Quantity, decimal Revenue)
{
    public static SalesFigures operator +(SalesFigures a, SalesFigures b) =>
        new(a.Orders + b.Orders, a.Lines + b.Lines, a.Quantity + b.Quantity, a.Revenue + b.Revenue);

    public static SalesFigures Sum(IEnumerable<SalesRow> rows) => rows.Aggregate(default(SalesFigures), (sum, row) => sum + row.Figures);
}

/// <summary>What was sold on a day, of what has one value of a facet.</summary>
public readonly record struct SalesRow(DateOnly Day, string Value, SalesFigures Figures);
