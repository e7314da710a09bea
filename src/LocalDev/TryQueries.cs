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

    public const string SendEther =
        "mutation Send($password: Secret!) { submitTransaction(input: { to: \"0x52908400098527886E0F7030069857D2E4169EE7\", amount: \"0.01\", idempotencyKey: \"1\", password: $password }) { transaction { id status hash } userErrors { code message } } }";

    public const string FollowTransactions =
        "subscription Follow { myTransactionsUpdated { id status phase message hash blockNumber } }";

    public const string ConnectSquare = "mutation { startSquareAuthorization { url } }";

    public const string Catalog =
        "{ merchant { businessName mainLocation { name } } catalog(first: 5) { nodes { id ... on CatalogItem { name variations { name price { amount currency } } categories { name } } } } }";
}
