using Graph.DynamoDb;
using Graph.Resolvers.Shared.Projections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Orders;

public static class OrdersRegistration
{
    /// <summary>
    /// Needs a <see cref="Database"/>, a <see cref="TimeProvider"/>, logging, the customers, the products and <see cref="Shared.Topics"/>.
    /// </summary>
    public static IServiceCollection AddOrders(this IServiceCollection services) => services
        .AddSingleton<OrderStore>()
        .AddSingleton<OrderList>()
        .AddSingleton<OrderTopics>()
        .AddSingleton<OrderImporter>()
        .AddSingleton(all => new OrderLedger(
            all.GetRequiredService<OrderStore>(),
            new Ledger(all.GetRequiredService<Database>(), all.GetRequiredService<TimeProvider>(), LedgerTable.Definition, OrderLedger.Kinds),
            all.GetRequiredService<ProjectionStore>(),
            all.GetRequiredService<ILogger<OrderLedger>>()));
}
