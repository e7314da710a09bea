using Graph.Resolvers.Customers;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Orders;

/// <summary>The topics on which it is published that a customer's orders have changed.</summary>
public sealed class OrderTopics(Topics topics)
{
    public void Publish(OrderChange change)
    {
        foreach (var customer in change.Customers)
            topics.Publish(Of(customer), change);
    }

    public ValueTask<TopicSubscription<OrderChange>> Subscribe(CustomerId customer, CancellationToken cancellationToken) =>
        topics.Subscribe<OrderChange>(Of(customer), cancellationToken);

    private static string Of(CustomerId customer) => $"orders:{customer}";
}

/// <summary>A change of one order, as the table's stream tells it.</summary>
/// <param name="Before">Null when it is new.</param>
/// <param name="After">Null when it was deleted.</param>
public sealed record OrderChange(Order? Before, Order? After)
{
    /// <summary>Whose order it is, and whose it was.</summary>
    public IEnumerable<CustomerId> Customers =>
        new[] { Before?.CustomerId, After?.CustomerId }.OfType<CustomerId>().Distinct();
}
