using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Reports;

public static class ReportsRegistration
{
    /// <summary>Needs a <see cref="DynamoDb.Database"/>, a <see cref="TimeProvider"/> and the orders.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services) => services.AddSingleton<SalesStore>();
}
