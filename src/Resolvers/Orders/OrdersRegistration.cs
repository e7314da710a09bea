using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Orders;

public static class OrdersRegistration
{
    /// <summary>Needs a <see cref="DynamoDb.Database"/>, a <see cref="TimeProvider"/>, logging, the customers, the products and <see cref="Shared.Topics"/>.</summary>
    public static IServiceCollection AddOrders(this IServiceCollection services) => services
        .AddSingleton<OrderStore>()
        .AddSingleton<OrderList>()
        .AddSingleton<OrderTopics>()
        .AddSingleton<OrderImporter>();
}
