using Graph.Resolvers.Customers;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products;

namespace Graph.LocalDev.Seed;

/// <summary>An invented shop: 60 products, 200 customers and 3,000 orders over two years.</summary>
public static class SeedData
{
    public static IReadOnlyList<Product> Products { get; } = [.. SeedProducts.All.Select(priced => priced.Product)];

    public static IReadOnlyList<Customer> Customers { get; } = [.. SeedCustomers.All.Select(seeded => seeded.Customer)];

    /// <param name="today">The orders end the day before; the same day gives the same orders.</param>
    public static IReadOnlyList<Order> OrdersBefore(DateOnly today) => SeedOrders.Before(today);

    /// <summary>Writes the whole shop into the tables, in place of what has the same keys there.</summary>
    public static async Task Fill(
        OrderStore orders, CustomerStore customers, ProductStore products, DateOnly today, CancellationToken cancellationToken = default)
    {
        await products.Fill(Products, cancellationToken);
        await customers.Fill(Customers, cancellationToken);
        await orders.Fill(OrdersBefore(today), cancellationToken);
    }
}
