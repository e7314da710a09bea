namespace Graph.LocalDev;

/// <summary>What a newcomer may try first, one of each slice.</summary>
internal static class TryQueries
{
    public const string LatestOrders =
        "{ orders(first: 5) { nodes { id createdAt totals { total } customer { id name } items { quantity product { name } } } } }";

    public const string BestCustomers =
        "{ customers(first: 5, orderBy: TOTAL_SPEND_DESC) { nodes { name metrics { totalSpend segment } orders(first: 2) { nodes { id } } } } }";

    public const string ProductWithOrders =
        "{ productCategories { name } products(first: 3) { nodes { code name category { name } orders(first: 2) { nodes { id } } } } }";
}
