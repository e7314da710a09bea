using Graph.DynamoDb;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products;
using Graph.Resolvers.Shared.Projections;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Search;

public static class SearchRegistration
{
    /// <summary>Needs a <see cref="Database"/>, a <see cref="TimeProvider"/>, the orders, the customers and the products.</summary>
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton<SearchDocuments>()
        .AddSingleton(all => new Searcher(
            new DynamoDbSearchIndex(all.GetRequiredService<Database>()),
            all.GetRequiredService<SearchDocuments>(),
            all.GetRequiredService<ProjectionStore>()))
        .AddSingleton(all => new SearchIndexer(
            all.GetRequiredService<Database>(),
            all.GetRequiredService<OrderStore>(),
            all.GetRequiredService<ProductStore>(),
            new Ledger(
                all.GetRequiredService<Database>(), all.GetRequiredService<TimeProvider>(), SearchIndexTable.Ledger, [SearchPostings.Kind]),
            all.GetRequiredService<ProjectionStore>()));
}
