namespace Graph.Operations.Tests;

public sealed class InventedOrdersTests
{
    private static readonly DateTimeOffset s_until = new(2031, 5, 6, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_numbers_give_the_same_orders()
    {
        var first = new InventedOrders(200, 10, s_until).Orders().ToArray();
        var second = new InventedOrders(200, 10, s_until).Orders().ToArray();

        Assert.Equal(first.Select(order => (order.Id, order.CustomerId, order.Totals)), second.Select(order => (order.Id, order.CustomerId, order.Totals)));
        Assert.Equal(200, first.DistinctBy(order => order.Id).Count());
        Assert.Equal(10, first.DistinctBy(order => order.CustomerId).Count());
    }

    [Fact]
    public void Orders_are_of_the_customers_and_come_by_time()
    {
        var invented = new InventedOrders(500, 20, s_until);
        var customers = invented.Customers().Select(customer => customer.Id).ToHashSet();

        Assert.All(invented.Orders(), order => Assert.Contains(order.CustomerId!.Value, customers));
        Assert.Equal(invented.Orders().OrderBy(order => order.CreatedAt).Select(order => order.Id), invented.Orders().Select(order => order.Id));
    }
}
