using Graph.GraphQL.Binding;
using Graph.Resolvers.Orders;
using Graph.Resolvers.Products.Sales;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Products;

public sealed class ProductResolvers(ProductStore products)
{
    [Field("Query.product")]
    public ValueTask<Product?> Product(string code, ProductByCode byCode) => byCode.Load(code);

    [Field("Query.products")]
    public async ValueTask<Connection<Product>> Products(int first, string? after, string? category, CancellationToken cancellationToken) =>
        await products.Page(category, PageSize.Check(first), after, cancellationToken) ?? throw BadCursor.Error();

    [Field("Query.productCategories")]
    public IReadOnlyList<ProductCategory> Categories() => ProductCategories.All;

    [Field("OrderItem.product")]
    public ValueTask<Product?> OfItem(OrderItem item, ProductByCode byCode) => item.ProductCode is { } code ? byCode.Load(code) : default;

    [Field("Product.sales")]
    public ValueTask<ProductSales> Sales(Product product, ProductSalesByCode byCode) => byCode.LoadRequired(product.Code);

    [Field("Product.category")]
    public ProductCategory Category(Product product) => ProductCategories.Of(product.CategoryName);

    [Field("ProductCategory.productCount")]
    public ValueTask<int> Count(ProductCategory category, ProductCountByCategory byCategory) => byCategory.Load(category.Name);

    [Field("ProductCategory.products")]
    public async ValueTask<Connection<Product>> OfCategory(ProductCategory category, int first, string? after, ProductPages pages) =>
        await pages.Load(new ProductPage(category.Name, PageSize.Check(first), after)) ?? throw BadCursor.Error();
}
