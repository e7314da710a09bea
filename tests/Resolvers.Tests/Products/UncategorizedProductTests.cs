namespace Graph.Resolvers.Tests.Products;

public sealed class UncategorizedProductTests(Shop shop) : IClassFixture<Shop>
{
    [Fact]
    public async Task A_product_of_a_category_that_is_not_in_the_catalogue_is_found_as_uncategorized()
    {
        await shop.Products.Fill([new("A", "Known", "Gift Packaging"), new("B", "Odd", "Nowhere"), new("C", "Odder", "Elsewhere")], default);

        await shop.Answers(
            """
            {
              product(code: "B") { category { name productCount } }
              products(category: "Uncategorized", first: 1) { nodes { code } pageInfo { hasNextPage } }
            }
            """,
            """
            {"product":{"category":{"name":"Uncategorized","productCount":2}},
             "products":{"nodes":[{"code":"B"}],"pageInfo":{"hasNextPage":true}}}
            """);
    }
}
