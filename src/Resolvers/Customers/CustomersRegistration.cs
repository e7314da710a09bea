using Graph.DynamoDb;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Shared.Projections;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Customers;

public static class CustomersRegistration
{
    /// <summary>
    /// Needs a <see cref="Database"/>, a <see cref="TimeProvider"/>, <see cref="CustomerCacheOptions"/>, logging and the orders.
    /// </summary>
    public static IServiceCollection AddCustomers(this IServiceCollection services) => services
        .AddSingleton<CustomerStore>()
        .AddSingleton<ProjectionStore>()
        .AddSingleton<CustomerCache>()
        .AddSingleton(all => new CustomerMetricsUpdater(
            new CustomerMetricsData(all.GetRequiredService<Database>(), all.GetRequiredService<OrderStore>()),
            all.GetRequiredService<TimeProvider>()))
        .AddSingleton<CustomerMetricsRebuild>()
        .AddSingleton<CustomerLookup>()
        .AddSingleton<CustomerCounts>()
        .AddSingleton<CustomerTopics>()
        .AddSingleton<CustomerList>();
}
