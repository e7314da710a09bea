using System.Runtime.CompilerServices;
using Graph.GraphQL.Binding;
using Graph.Resolvers.Customers;

namespace Graph.Resolvers.Orders;

/// <summary>A customer's latest order, and then each that is imported.</summary>
public sealed class OrderSubscriptions(OrderStore orders, OrderTopics topics)
{
    [Field("Subscription.orderImported")]
    public async IAsyncEnumerable<Order?> Imported(CustomerId customerId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var changes = await topics.Subscribe(customerId, cancellationToken);
        if (changes.IsNew && await orders.LatestOf(customerId, cancellationToken) is { } latest && changes.TryTell(latest.Id.Value))
            yield return latest;

        await foreach (var change in changes.Read(cancellationToken))
        {
            if (change is { Before: null, After: { } imported } && imported.CustomerId == customerId && changes.TryTell(imported.Id.Value))
                yield return imported;
        }
    }
}
