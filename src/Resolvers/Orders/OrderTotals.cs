using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Orders;

/// <summary>An order's sums in dollars.</summary>
public sealed record OrderTotals(decimal Subtotal, decimal Freight, string? FreightDescription, decimal Gst, decimal Total)
{
    /// <summary>
    /// The sums of an order that came with some of them or none. Prices of the shop include tax, so the total is subtotal
    /// and freight; tax is not added.
    /// </summary>
    public static OrderTotals Complete(
        IEnumerable<OrderItem> items, decimal? subtotal, decimal? freight, string? freightDescription, decimal? gst, decimal? total)
    {
        var completeSubtotal = Money.ToCents(subtotal ?? items.Sum(item => item.TotalPrice));
        var completeFreight = Money.ToCents(freight ?? 0);
        return new OrderTotals(
            completeSubtotal,
            completeFreight,
            freightDescription,
            Money.ToCents(gst ?? 0),
            Money.ToCents(total ?? completeSubtotal + completeFreight));
    }
}
