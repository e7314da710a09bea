using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Customers;

/// <summary>The topics on which it is published that what a customer's orders add up to was written anew.</summary>
public sealed class CustomerTopics(Topics topics)
{
    public void Publish(CustomerId customer) => topics.Publish(Of(customer), customer.Value);

    public ValueTask<TopicSubscription<string>> Subscribe(CustomerId customer, CancellationToken cancellationToken) =>
        topics.Subscribe<string>(Of(customer), cancellationToken);

    private static string Of(CustomerId customer) => $"customer:{customer}";
}
