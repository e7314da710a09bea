using Graph.Resolvers.Businesses;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products;
using Graph.Resolvers.Products.Sales;
using Graph.Resolvers.Reports;
using Graph.Resolvers.Search;
using Graph.Resolvers.Shared.Projections;
using Graph.Resolvers.Square.Connections;
using Graph.Resolvers.Square.OAuth;
using Graph.Resolvers.Square.Webhooks;
using Graph.Resolvers.Transactions;
using Graph.Resolvers.Users;
using Graph.Resolvers.Wallets;
using static Graph.Functions.Definitions.TableActions;

namespace Graph.Functions.Definitions;

/// <summary>What resolvers may do with the tables.</summary>
internal static class GraphQLAccess
{
    /// <summary>
    /// For fields of queries and subscriptions. Reading writes too: the metrics of a customer who has none yet, and tokens of Square's
    /// that are due.
    /// </summary>
    public static IReadOnlyList<TableAccess> Reading { get; } =
    [
        new(UsersTable.Definition, GetItem | BatchGetItem | Scan),
        new(ProfilesTable.Definition, GetItem | BatchGetItem),
        new(WalletsTable.Definition, GetItem | BatchGetItem),
        new(TransactionsTable.Definition, GetItem),
        new(TransactionsTable.Definition, Query, TransactionsTable.ByUser),
        new(TransactionsTable.Definition, Query, TransactionsTable.Open),
        new(BusinessesTable.Definition, GetItem | BatchGetItem | Scan),
        new(BusinessesTable.Definition, Query, BusinessesTable.ByOwner),
        new(BusinessesTable.Definition, Query, BusinessesTable.ByEmail),
        new(BusinessesTable.Emails, GetItem),
        new(OrdersTable.Definition, GetItem | BatchGetItem | Scan),
        new(OrdersTable.Definition, Query, OrdersTable.ByCustomer),
        new(OrdersTable.Definition, Query, OrdersTable.ByTime),
        new(OrdersTable.Definition, Query, OrdersTable.ByReference),
        new(ContactsTable.Definition, GetItem | BatchGetItem),
        new(ContactsTable.Emails, GetItem),
        new(CustomerMetricsTable.Definition, GetItem | BatchGetItem | PutItem),
        new(CustomerMetricsTable.Definition, Query, CustomerMetricsTable.BySpend),
        new(CustomerMetricsTable.Definition, Query, CustomerMetricsTable.ByOrderCount),
        new(CustomerMetricsTable.Definition, Query, CustomerMetricsTable.ByLastOrder),
        new(CustomerMetricsTable.Definition, Query, CustomerMetricsTable.ByName),
        new(ProjectionsTable.Definition, GetItem),
        new(ProductsTable.Definition, BatchGetItem),
        new(ProductsTable.Definition, Query, ProductsTable.ByCode),
        new(ProductsTable.Definition, Query, ProductsTable.ByCategory),
        new(ProductOrdersTable.Definition, Query),
        new(ProductOrdersTable.Sales, BatchGetItem),
        new(SalesByDayTable.Definition, Query),
        new(SearchIndexTable.Definition, Query),
        new(SquareMerchantsTable.Definition, GetItem | UpdateItem | DeleteItem),
        new(SquareMerchantsTable.Definition, Query, SquareMerchantsTable.ByUser),
        new(SquareWebhooksTable.Definition, GetItem),
        new(SquareWebhooksTable.Definition, Query, SquareWebhooksTable.ByStatus),
    ];

    /// <summary>What mutations do beside what they read.</summary>
    public static IReadOnlyList<TableAccess> Writing { get; } =
    [
        new(UsersTable.Definition, PutItem),
        new(ProfilesTable.Definition, UpdateItem),
        new(WalletsTable.Definition, PutItem | UpdateItem),
        new(TransactionsTable.Definition, PutItem | UpdateItem),
        new(BusinessesTable.Definition, PutItem | UpdateItem),
        new(BusinessesTable.Emails, PutItem | DeleteItem),
        new(OrdersTable.Definition, PutItem),
        new(ContactsTable.Definition, PutItem),
        new(ContactsTable.Emails, PutItem),
        new(SquareStatesTable.Definition, PutItem | UpdateItem),
        new(SquareWebhooksTable.Definition, UpdateItem),
    ];
}
