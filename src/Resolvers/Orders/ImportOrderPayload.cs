using Graph.Resolvers.Customers;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Orders;

/// <summary>What an import did.</summary>
/// <param name="Order">As it is stored, be it new or found; null when only a contact was imported.</param>
public sealed record ImportOrderPayload(
    Order? Order,
    Customer? Customer,
    bool OrderCreated,
    bool ContactCreated,
    IReadOnlyList<UserError> UserErrors)
{
    public static ImportOrderPayload Refused(IReadOnlyList<UserError> userErrors) => new(null, null, false, false, userErrors);
}
