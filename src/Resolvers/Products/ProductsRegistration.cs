using Graph.Resolvers.Products.Sales;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Products;

public static class ProductsRegistration
{
    /// <summary>Needs a <see cref="DynamoDb.Database"/>, a <see cref="TimeProvider"/>, the orders and the customers.</summary>
    public static IServiceCollection AddProducts(this IServiceCollection services) => services
        .AddSingleton<ProductStore>()
        .AddSingleton<ProductOrderList>()
        .AddSingleton<ProductSalesStore>();
}
