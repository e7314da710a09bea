using Graph.Resolvers.Businesses;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Customers.Cache;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products;
using Graph.Resolvers.Search;
using Graph.Resolvers.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.LocalDev.Seed;

/// <summary>An invented shop: 60 products, 200 customers and 3,000 orders over two years; and four users with their businesses.</summary>
public static class SeedData
{
    public const int OrderCount = SeedOrders.Count;

    public static IReadOnlyList<Product> Products { get; } = [.. SeedProducts.All.Select(priced => priced.Product)];

    public static IReadOnlyList<Customer> Customers { get; } = [.. SeedCustomers.All.Select(seeded => seeded.Customer)];

    public static IReadOnlyList<User> Users => SeedUsers.All;

    public static IReadOnlyList<UserProfile> Profiles => SeedUsers.Profiles;

    public static IReadOnlyList<Business> Businesses => SeedBusinesses.All;

    /// <param name="today">The orders end the day before; the same day gives the same orders.</param>
    public static IReadOnlyList<Order> OrdersBefore(DateOnly today) => SeedOrders.Before(today);

    /// <summary>Writes all of it into the tables, in place of what has the same keys there.</summary>
    /// <param name="services">The slices.</param>
    /// <param name="orders">How many, from the first; most of the time is theirs.</param>
    public static async Task Fill(
        IServiceProvider services, DateOnly today, int orders = OrderCount, CancellationToken cancellationToken = default)
    {
        await services.GetRequiredService<UserStore>().Fill(Users, cancellationToken);
        await services.GetRequiredService<ProfileStore>().Fill(Profiles, cancellationToken);
        await services.GetRequiredService<BusinessStore>().Fill(Businesses, cancellationToken);
        await services.GetRequiredService<ProductStore>().Fill(Products, cancellationToken);
        await services.GetRequiredService<CustomerStore>().Fill(Customers, cancellationToken);
        await services.GetRequiredService<OrderStore>().Fill(OrdersBefore(today).Take(orders), cancellationToken);
        await services.GetRequiredService<OrderLedger>().Fill(cancellationToken);
        await services.GetRequiredService<CustomerMetricsRebuild>().Run(progress: null, cancellationToken);
        await services.GetRequiredService<SearchIndexer>().Fill(cancellationToken);
    }
}
