using System.Runtime.CompilerServices;
using Graph.GraphQL.Binding;
using Graph.Resolvers.Orders;

namespace Graph.Resolvers.Customers;

/// <summary>A customer now, and again whenever one of their orders changes.</summary>
public sealed class CustomerSubscriptions(CustomerStore customers, OrderTopics topics)
{
    [Field("Subscription.customerMetricsChanged")]
    public async IAsyncEnumerable<Customer?> MetricsChanged(CustomerId id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var changes = topics.Subscribe(id);
        yield return await customers.Get(id, cancellationToken);
        await foreach (var _ in changes.Read(cancellationToken))
            yield return await customers.Get(id, cancellationToken);
    }
}
