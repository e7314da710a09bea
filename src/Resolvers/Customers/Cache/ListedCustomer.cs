using Graph.DynamoDb.Items;

namespace Graph.Resolvers.Customers.Cache;

/// <summary>A row as an index lists it.</summary>
/// <param name="Position">Where it stands in the index, whatever the row would say when it is computed anew.</param>
internal sealed record ListedCustomer(string Position, CachedCustomer Row)
{
    public static ItemMapping<ListedCustomer> MappingOf(CustomerOrder order) => new(
        item => new ListedCustomer(item.String(order.Attribute), CachedCustomerMapping.Instance.Read(item)),
        (_, _) => throw new NotSupportedException("A row is written with the keys of all indexes."));
}
