namespace Graph.Resolvers.Reports;

/// <summary>By what sales are told apart; the names are the table's.</summary>
internal static class SalesFacet
{
    /// <summary>Not at all.</summary>
    public const string Total = "total";

    public const string Hour = "hour";
    public const string Status = "status";
    public const string PaymentType = "payment";
    public const string City = "city";
    public const string Customer = "customer";
    public const string Product = "product";
}
