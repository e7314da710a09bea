using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Businesses;

public static class BusinessesRegistration
{
    /// <summary>Needs a <see cref="DynamoDb.Database"/> and a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddBusinesses(this IServiceCollection services) => services
        .AddSingleton<BusinessStore>()
        .AddSingleton<BusinessRegistrar>()
        .AddSingleton<BusinessEditor>();
}
