using Graph.Resolvers.Orders;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Customers;

/// <summary>
/// Adds up the orders of one customer, in any order: the one way for what is kept and for what is computed for who asks. Times are as
/// they are stored, so that what was kept and is computed again is the same.
/// </summary>
internal sealed class CustomerSum
{
    private OrderContact? last;

    public CustomerActivity Activity { get; private set; } = CustomerActivity.None;

    public void Add(OrderSummary order)
    {
        Activity = Activity.With(StoredTime.Cut(order.CreatedAt), order.Total, order.Reference, order.Id.Value);
        if (Activity.LastOrderId == order.Id.Value)
            last = order.Contact;
    }

    /// <summary>As the last order has it; null without orders.</summary>
    public Customer? ProfileOf(CustomerId id) => last is null ? null : CustomerStore.ProfileOf(id, last);
}
