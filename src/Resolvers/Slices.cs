using Graph.DynamoDb.Tables;
using Graph.Resolvers.Businesses;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products;
using Graph.Resolvers.Products.Sales;
using Graph.Resolvers.Reports;
using Graph.Resolvers.Search;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Shared.Projections;
using Graph.Resolvers.Square;
using Graph.Resolvers.Square.Connections;
using Graph.Resolvers.Square.OAuth;
using Graph.Resolvers.Square.Webhooks;
using Graph.Resolvers.Subscriptions;
using Graph.Resolvers.Transactions;
using Graph.Resolvers.Users;
using Graph.Resolvers.Wallets;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers;

/// <summary>All slices: what they register and which tables they have.</summary>
public static class Slices
{
    public static IReadOnlyList<TableDefinition> Tables { get; } =
    [
        UsersTable.Definition, ProfilesTable.Definition,
        WalletsTable.Definition,
        TransactionsTable.Definition,
        BusinessesTable.Definition, BusinessesTable.Emails,
        OrdersTable.Definition,
        ContactsTable.Definition, ContactsTable.Emails, CustomerMetricsTable.Definition, ProjectionsTable.Definition,
        ProductsTable.Definition,
        ProductOrdersTable.Definition, ProductOrdersTable.Sales, ProductOrdersTable.Customers,
        SalesByDayTable.Definition, LedgerTable.Definition,
        SearchIndexTable.Definition, SearchIndexTable.Ledger,
        SquareMerchantsTable.Definition, SquareStatesTable.Definition, SquareWebhooksTable.Definition,
        ConnectionsTable.Definition, SubscriptionsTable.Definition,
    ];

    /// <summary>
    /// Needs a <see cref="DynamoDb.Database"/>, a <see cref="TimeProvider"/>, a <see cref="Shared.Encryption.IKeyService"/>, an
    /// <see cref="Ethereum.JsonRpc.EthereumClient"/>, <see cref="WalletOptions"/>, <see cref="ProcessingOptions"/>,
    /// <see cref="CustomerCacheOptions"/>, <see cref="SquareOptions"/> and logging.
    /// </summary>
    public static IServiceCollection AddSlices(this IServiceCollection services) => services
        .AddSingleton<Topics, LocalTopics>()
        .AddUsers()
        .AddWallets()
        .AddTransactions()
        .AddBusinesses()
        .AddOrders()
        .AddCustomers()
        .AddProducts()
        .AddReports()
        .AddSearch()
        .AddSquare();
}
