using System.Collections.Concurrent;
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
    private const int Parallelism = 16;

    protected override async ValueTask<IReadOnlyDictionary<OrderPage, Connection<Order>>> LoadBatch(
        IReadOnlyList<OrderPage> pages, CancellationToken cancellation)
    {
        var found = new ConcurrentDictionary<OrderPage, Connection<Order>>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation };
        await Parallel.ForEachAsync(pages, options, async (page, token) =>
        {
            if (await orders.Page(page.Criteria, OrderSort.NewestFirst, page.First, page.After, token) is { } connection)
                found[page] = connection;
        });
        return found;
    }
}
