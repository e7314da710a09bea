using System.Runtime.CompilerServices;
using Graph.GraphQL.Binding;

namespace Graph.Resolvers.Customers;

/// <summary>A customer now, and again whenever what is known of them was written anew.</summary>
public sealed class CustomerSubscriptions(CustomerLookup customers, CustomerTopics topics)
{
    [Field("Subscription.customerMetricsChanged")]
    public async IAsyncEnumerable<Customer?> MetricsChanged(CustomerId id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var changes = await topics.Subscribe(id, cancellationToken);
        if (changes.IsNew)
            yield return await customers.GetLatest(id, cancellationToken);
        await foreach (var _ in changes.Read(cancellationToken))
            yield return await customers.GetLatest(id, cancellationToken);
    }
}
