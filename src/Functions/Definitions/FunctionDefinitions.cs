using Graph.Functions.Hosting;
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
using Graph.Resolvers.Subscriptions;
using Graph.Resolvers.Transactions;
using static Graph.Functions.Definitions.TableActions;

namespace Graph.Functions.Definitions;

/// <summary>All functions.</summary>
internal static class FunctionDefinitions
{
    /// <summary>API Gateway gives up after 29 seconds.</summary>
    private static readonly TimeSpan s_request = TimeSpan.FromSeconds(29);

    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    /// <summary>More than one event of Square's takes at most, and less than it is held for: <see cref="WebhookProcessor"/>.</summary>
    private static readonly TimeSpan s_squareEvents = TimeSpan.FromSeconds(100);

    private static readonly IReadOnlyList<TableAccess> s_transactionProcessing =
    [
        new(TransactionsTable.Definition, GetItem | UpdateItem),
        new(TransactionsTable.Definition, Query, TransactionsTable.ByUser),
        new(TransactionsTable.Definition, Query, TransactionsTable.Open),
    ];

    private static readonly IReadOnlyList<TableAccess> s_squareEventProcessing =
    [
        new(SquareWebhooksTable.Definition, UpdateItem),
        new(SquareMerchantsTable.Definition, UpdateItem | DeleteItem),
    ];

    private static readonly IReadOnlyList<TableAccess> s_connections =
    [
        new(ConnectionsTable.Definition, GetItem | Query | PutItem | UpdateItem | DeleteItem | BatchWriteItem),
    ];

    public static FunctionDefinition Api { get; } = new(FunctionNames.Api, s_request)
    {
        Triggers = [new HttpTrigger("$default")],
        Tables = [.. GraphQLAccess.Reading, .. GraphQLAccess.Writing],
        Settings = [.. FunctionSettings.Always, .. FunctionSettings.GraphQL, .. FunctionSettings.Clients, FunctionSettings.TrustedMaxAge, FunctionSettings.RestSunset],
    };

    public static FunctionDefinition WebSocket { get; } = new(FunctionNames.WebSocket, s_request)
    {
        Triggers = [new SocketTrigger("$connect"), new SocketTrigger("$disconnect"), new SocketTrigger("$default")],
        Tables =
        [
            .. GraphQLAccess.Reading,
            .. GraphQLAccess.Writing,
            .. s_connections,
            new(SubscriptionsTable.Definition, Query | PutItem | UpdateItem | DeleteItem | BatchWriteItem),
        ],
        Settings =
        [
            .. FunctionSettings.Always, .. FunctionSettings.GraphQL, .. FunctionSettings.Clients, FunctionSettings.ConnectionsEndpoint,
        ],
        ConnectionCalls = ["POST", "DELETE"],
    };

    /// <summary>What comes late is worth nothing: whoever has missed it reads the state of now.</summary>
    public static FunctionDefinition FanOut { get; } = new(FunctionNames.FanOut, s_minute)
    {
        Triggers =
        [
            Told(new StreamTrigger(TransactionsTable.Definition)),
            Told(new StreamTrigger(OrdersTable.Definition)),
            Told(new StreamTrigger(CustomerMetricsTable.Definition)),
            Told(new StreamTrigger(SquareWebhooksTable.Definition)),
        ],
        Tables =
        [
            .. GraphQLAccess.Reading,
            .. s_connections,
            new(SubscriptionsTable.Definition, GetItem | Query | UpdateItem | DeleteItem | BatchWriteItem),
        ],
        Settings = [.. FunctionSettings.Always, .. FunctionSettings.GraphQL, FunctionSettings.ConnectionsEndpoint],
        ConnectionCalls = ["POST", "DELETE"],
    };

    public static FunctionDefinition ProcessTransaction { get; } = new(FunctionNames.ProcessTransaction, s_minute)
    {
        Triggers = [new QueueTrigger("transactions.fifo", BatchSize: 1)],
        Tables = s_transactionProcessing,
        Settings = [.. FunctionSettings.Always, .. FunctionSettings.ServerKeys, .. FunctionSettings.Chain],
    };

    public static FunctionDefinition SweepTransactions { get; } = new(FunctionNames.SweepTransactions, s_minute)
    {
        Triggers = [new ScheduleTrigger(s_minute)],
        Tables = [.. s_transactionProcessing, new(TransactionsTable.Definition, Scan, TransactionsTable.Open)],
        Settings = [.. FunctionSettings.Always, .. FunctionSettings.ServerKeys, .. FunctionSettings.Chain],
    };

    /// <summary>Nothing may be lost: what is kept would be wrong from then on.</summary>
    public static FunctionDefinition OrderStream { get; } = new(FunctionNames.OrderStream, TimeSpan.FromMinutes(2))
    {
        Triggers =
        [
            Kept(new StreamTrigger(OrdersTable.Definition)),
            Kept(new StreamTrigger(ContactsTable.Definition)),
            Kept(new StreamTrigger(ProductsTable.Definition)),
            Kept(new StreamTrigger(CustomerMetricsTable.Definition)),
        ],
        Tables =
        [
            new(OrdersTable.Definition, GetItem | BatchGetItem),
            new(OrdersTable.Definition, Query, OrdersTable.ByCustomer),
            new(ContactsTable.Definition, GetItem),
            new(ProductsTable.Definition, GetItem),
            new(CustomerMetricsTable.Definition, GetItem | PutItem),
            new(LedgerTable.Definition, GetItem | PutItem),
            new(ProductOrdersTable.Definition, PutItem | DeleteItem),
            new(ProductOrdersTable.Sales, UpdateItem),
            new(ProductOrdersTable.Customers, BatchGetItem | UpdateItem),
            new(SalesByDayTable.Definition, UpdateItem),
            new(SearchIndexTable.Ledger, GetItem | PutItem),
            new(SearchIndexTable.Definition, PutItem | DeleteItem),
        ],
        Settings = FunctionSettings.Always,
    };

    public static FunctionDefinition SquareOAuthCallback { get; } = new(FunctionNames.SquareOAuthCallback, s_request)
    {
        Triggers = [.. Square.SquareOAuthCallback.Routes.Select(route => new HttpTrigger(route))],
        Tables =
        [
            new(SquareStatesTable.Definition, GetItem | PutItem | UpdateItem),
            new(SquareMerchantsTable.Definition, GetItem | PutItem | DeleteItem),
            new(SquareMerchantsTable.Definition, Query, SquareMerchantsTable.ByUser),
        ],
        Settings =
        [
            .. FunctionSettings.Always, .. FunctionSettings.ServerKeys, .. FunctionSettings.SquareApplication, "Square:LegacyDeepLinkTokens",
        ],
    };

    /// <summary>Square waits ten seconds for an answer.</summary>
    public static FunctionDefinition SquareWebhook { get; } = new(FunctionNames.SquareWebhook, TimeSpan.FromSeconds(10))
    {
        Triggers = [new HttpTrigger(Square.SquareWebhook.Route)],
        Tables = [new(SquareWebhooksTable.Definition, PutItem)],
        Settings = [.. FunctionSettings.Always, "Square:NotificationUrl", "Square:SignatureKeys"],
    };

    /// <summary>What it does not come to is swept.</summary>
    public static FunctionDefinition SquareWebhookProcessor { get; } = new(FunctionNames.SquareWebhookProcessor, s_squareEvents)
    {
        Triggers =
        [
            new StreamTrigger(SquareWebhooksTable.Definition) { FromBeginning = true, MaximumAge = TimeSpan.FromHours(1), MaximumRetries = 3 },
        ],
        Tables = s_squareEventProcessing,
        Settings = FunctionSettings.Always,
    };

    public static FunctionDefinition SweepSquareWebhooks { get; } = new(FunctionNames.SweepSquareWebhooks, s_squareEvents)
    {
        Triggers = [new ScheduleTrigger(s_minute)],
        Tables = [.. s_squareEventProcessing, new(SquareWebhooksTable.Definition, Query, SquareWebhooksTable.ByStatus)],
        Settings = FunctionSettings.Always,
    };

    /// <summary>Tokens are due days before they end.</summary>
    public static FunctionDefinition RefreshSquareTokens { get; } = new(FunctionNames.RefreshSquareTokens, TimeSpan.FromMinutes(5))
    {
        Triggers = [new ScheduleTrigger(TimeSpan.FromHours(1))],
        Tables = [new(SquareMerchantsTable.Definition, GetItem | Scan | UpdateItem | DeleteItem)],
        Settings = [.. FunctionSettings.Always, .. FunctionSettings.ServerKeys, .. FunctionSettings.SquareApplication],
    };

    public static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Api, WebSocket, FanOut, ProcessTransaction, SweepTransactions, OrderStream,
        SquareOAuthCallback, SquareWebhook, SquareWebhookProcessor, SweepSquareWebhooks, RefreshSquareTokens,
    ];

    private static StreamTrigger Told(StreamTrigger stream) => stream with
    {
        Parallelism = 4,
        MaximumAge = TimeSpan.FromMinutes(5),
        MaximumRetries = 3,
    };

    private static StreamTrigger Kept(StreamTrigger stream) => stream with { FromBeginning = true, BatchSize = 1_000, MaximumRetries = 100 };
}
