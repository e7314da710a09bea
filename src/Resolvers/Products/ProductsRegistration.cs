using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Products;

public static class ProductsRegistration
{
    /// <summary>Needs a <see cref="DynamoDb.Database"/>.</summary>
    public static IServiceCollection AddProducts(this IServiceCollection services) => services.AddSingleton<ProductStore>();
}
