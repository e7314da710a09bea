using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Customers;

public static class CustomersRegistration
{
    /// <summary>Needs a <see cref="DynamoDb.Database"/>, a <see cref="TimeProvider"/> and the orders.</summary>
    public static IServiceCollection AddCustomers(this IServiceCollection services) => services
        .AddSingleton<CustomerStore>()
        .AddSingleton<CustomerList>();
}
