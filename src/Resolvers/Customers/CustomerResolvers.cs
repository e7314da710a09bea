using Graph.GraphQL.Binding;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Customers;

public sealed class CustomerResolvers(CustomerList customers, TimeProvider time)
{
    [Field("Query.customer")]
    public ValueTask<Customer?> Customer(CustomerId id, CustomerById byId) => byId.Load(id);

    [Field("Query.customers")]
    public async ValueTask<CountedConnection<Customer>> Customers(
        CustomerFilter? filter, CustomerSort orderBy, int first, string? after, CancellationToken cancellationToken) =>
        await customers.Page(CustomerCriteria.Of(filter), orderBy, PageSize.Check(first), after, cancellationToken) ?? throw BadCursor.Error();

    [Field("Order.customer")]
    public ValueTask<Customer?> OfOrder(Order order, CustomerById byId) => order.CustomerId is { } id ? byId.Load(id) : default;

    [Field("Customer.metrics")]
    public async ValueTask<CustomerMetrics> Metrics(Customer customer, ActivityByCustomer byCustomer)
    {
        var now = time.GetUtcNow();
        var activity = customer.Activity ?? await byCustomer.Load(customer.Id) ?? new ComputedActivity(CustomerActivity.None, now, false);
        CacheMeter.Count(activity.CacheHit);
        return CustomerMetrics.Of(activity, now);
    }

    [Field("CustomerConnection.totalCount")]
    public ValueTask<int> Count(CountedConnection<Customer> connection, CancellationToken cancellationToken) =>
        connection.Count(cancellationToken);
}
