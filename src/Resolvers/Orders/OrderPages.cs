using Graph.GraphQL.DataLoader;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Orders;

/// <summary>A page of a list of orders, newest first.</summary>
public readonly record struct OrderPage(OrderCriteria Criteria, int First, string? After);

/// <summary>
/// Pages of lists that hang below other objects, such as a customer's orders. DynamoDB has no batch of queries: equal pages are
/// read once, and the others some at a time. A page whose cursor is not one of its list is left out.
/// </summary>
public sealed class OrderPages(OrderList orders) : DataLoader<OrderPage, Connection<Order>>
{
    protected override ValueTask<IReadOnlyDictionary<OrderPage, Connection<Order>>> LoadBatch(
        IReadOnlyList<OrderPage> pages, CancellationToken cancellation) =>
        PageBatch.Read(pages, (page, token) => orders.Page(page.Criteria, OrderSort.NewestFirst, page.First, page.After, token), cancellation);
}
