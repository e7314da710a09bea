using Graph.DynamoDb.Items;
using Graph.Resolvers.Orders;

namespace Graph.Resolvers.Customers.Cache;

/// <summary>
/// A cached customer as it is stored. Who has no orders has none of the indexes' keys, and so is in no list. Segments are not stored:
/// they change with time alone.
/// </summary>
internal static class CachedCustomerMapping
{
    public static ItemMapping<CachedCustomer> Instance { get; } = new(Read, Write);

    private static CachedCustomer Read(ItemReader item)
    {
        var profile = ContactItemMapping.Contact.Read(item);
        try
        {
            return Read(item, profile);
        }
        catch (MalformedItemException) // one such row must not stop a list from being read: it is as if it had expired
        {
            return CachedCustomer.Unreadable(profile, VersionOf(item));
        }
    }

    private static long VersionOf(ItemReader item) =>
        item.Value("version") is decimal version && decimal.IsInteger(version) && version is > 0 and <= long.MaxValue
            ? (long)version
            : CachedCustomer.NoVersion;

    private static CachedCustomer Read(ItemReader item, Customer profile) => new(
        profile,
        new CustomerActivity(
            item.Int("orderCount"),
            item.Decimal("totalSpend"),
            item.TimestampOrNull("firstOrderDate"),
            item.TimestampOrNull("lastOrderDate"),
            item.StringOrNull("lastOrderReference"),
            item.StringOrNull("lastOrderID")),
        item.List("recent", order => new RecentOrder(new OrderId(order.String("orderID")), order.Timestamp("at"))),
        item.Timestamp("lastUpdated"),
        item.Long("version"));

    private static void Write(CachedCustomer cached, ItemWriter item)
    {
        ContactItemMapping.Contact.Write(cached.Profile, item);
        item.Number("orderCount", cached.Activity.OrderCount)
            .Number("totalSpend", cached.Activity.TotalSpend)
            .Timestamp("firstOrderDate", cached.Activity.FirstOrderAt)
            .Timestamp("lastOrderDate", cached.Activity.LastOrderAt)
            .String("lastOrderReference", cached.Activity.LastOrderReference)
            .String("lastOrderID", cached.Activity.LastOrderId)
            .List("recent", cached.Recent, (order, entry) => entry.String("orderID", order.Id.Value).Timestamp("at", order.At))
            .Timestamp("lastUpdated", cached.ComputedAt)
            .EpochSeconds("ttl", cached.ExpiresAt)
            .Number("version", cached.Version);
        if (cached.Activity.OrderCount > 0)
            WriteIndexKeys(cached, item);
    }

    private static void WriteIndexKeys(CachedCustomer cached, ItemWriter item)
    {
        item.String("clientID", ShopClient.Id);
        foreach (var order in CustomerOrder.All)
            item.String(order.Attribute, order.PositionOf(cached.Profile, cached.Activity));
    }
}
