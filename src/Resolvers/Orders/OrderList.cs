using Graph.Resolvers.Products.Sales;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Orders;

/// <summary>Filters, sorts and pages orders, by the index that has what is asked for.</summary>
public sealed class OrderList(OrderStore orders, ProductOrderList ofProducts)
{
    /// <returns>Null when <paramref name="after"/> is no cursor of this list.</returns>
    public async ValueTask<Connection<Order>?> Page(
        OrderCriteria criteria, OrderSort sort, int first, string? after, CancellationToken cancellationToken) =>
        await ofProducts.Has(criteria, cancellationToken)
            ? await ofProducts.Page(criteria, sort, first, after, cancellationToken)
            : await orders.Page(criteria, sort, first, after, cancellationToken);
}
