using Graph.DynamoDb;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products.Sales;
using Graph.Resolvers.Shared.Projections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Products;

public static class ProductsRegistration
{
    /// <summary>Needs a <see cref="Database"/>, a <see cref="TimeProvider"/>, logging, the orders and the customers.</summary>
    public static IServiceCollection AddProducts(this IServiceCollection services) => services
        .AddSingleton<ProductStore>()
        .AddSingleton<ProductOrderList>()
        .AddSingleton<ProductSalesStore>()
        .AddSingleton(all => new ProductIndex(
            all.GetRequiredService<OrderStore>(),
            new Ledger(all.GetRequiredService<Database>(), all.GetRequiredService<TimeProvider>(), ProductEntries.Kinds),
            all.GetRequiredService<ProjectionStore>(),
            all.GetRequiredService<TimeProvider>(),
            all.GetRequiredService<ILogger<ProductIndex>>()));
}
