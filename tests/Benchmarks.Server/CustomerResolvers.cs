using Graph.GraphQL.Binding;
using Graph.GraphQL.DataLoader;

namespace Graph.Benchmarks.Server;

public sealed class CustomerResolvers(Customers customers)
{
    [Field("Query.hello")]
    public string Hello() => "world";

    [Field("Query.customers")]
    public IReadOnlyList<Customer> All(int? first) => First(customers.All, first ?? 50);

    [Field("Query.customer")]
    public Customer? ById(string id) => customers.Find(id);

    [Field("Customer.orders")]
    public IReadOnlyList<Order> Orders(Customer customer, int? first) =>
        First(customer.AllOrders, first ?? 10);

    [Field("Order.customer")]
    public ValueTask<Customer> Customer(Order order, CustomerById byId) => byId.LoadRequired(order.CustomerId);

    private static ArraySegment<T> First<T>(T[] items, int count) => new(items, 0, Math.Clamp(count, 0, items.Length));
}

public sealed class CustomerById(Customers customers) : DataLoader<string, Customer>
{
    protected override ValueTask<IReadOnlyDictionary<string, Customer>> LoadBatch(IReadOnlyList<string> keys, CancellationToken cancellation)
    {
        var found = new Dictionary<string, Customer>(keys.Count);
        foreach (var key in keys)
            if (customers.Find(key) is { } customer)
                found.Add(key, customer);
        return new(found);
    }
}
