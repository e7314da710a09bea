using Graph.GraphQL.Binding;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Products;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Orders;

public sealed class OrderResolvers(OrderList orders, OrderImporter importer)
{
    [Field("Query.order")]
    public ValueTask<Order?> Order(OrderId id, OrderById byId) => byId.Load(id);

    [Field("Query.orders")]
    public async ValueTask<Connection<Order>> Orders(
        OrderFilter? filter, OrderSort orderBy, int first, string? after, CancellationToken cancellationToken) =>
        await orders.Page(OrderCriteria.Of(filter), orderBy, PageSize.Check(first), after, cancellationToken) ?? throw BadCursor.Error();

    [Field("Customer.orders")]
    public ValueTask<Connection<Order>> OfCustomer(Customer customer, int first, string? after, OrderPages pages) =>
        Load(pages, new OrderCriteria(CustomerId: customer.Id), first, after);

    [Field("Product.orders")]
    public ValueTask<Connection<Order>> OfProduct(Product product, int first, string? after, OrderPages pages) =>
        Load(pages, new OrderCriteria(ProductCode: product.Code), first, after);

    [Field("Mutation.importOrder")]
    public ValueTask<ImportOrderPayload> Import(ImportOrderInput input, CancellationToken cancellationToken) =>
        importer.Import(input, cancellationToken);

    private static async ValueTask<Connection<Order>> Load(OrderPages pages, OrderCriteria criteria, int first, string? after) =>
        await pages.Load(new OrderPage(criteria, PageSize.Check(first), after)) ?? throw BadCursor.Error();
}
