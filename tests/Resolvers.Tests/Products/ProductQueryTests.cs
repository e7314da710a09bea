using System.Text.Json.Nodes;
using Graph.LocalDev.Seed;

namespace Graph.Resolvers.Tests.Products;

[Collection(SeededShop.Collection)]
public sealed class ProductQueryTests(SeededShop shop)
{
    [Fact]
    public async Task A_product_is_found_by_its_code_and_case_matters() =>
        await shop.Answers(
            "{ product(code: \"TAPEGUN\") { code name category { name } } lower: product(code: \"tapegun\") { code } none: product(code: \"font\") { code } }",
            """{"product":{"code":"TAPEGUN","name":"Tape dispenser for 48 mm rolls","category":{"name":"Tape & Adhesives"}},"lower":null,"none":null}""");

    [Fact]
    public async Task The_catalogue_comes_by_code_and_its_pages_make_up_the_whole()
    {
        var codes = SeedData.Products.Select(product => product.Code).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(codes, await AllCodes("", 100));
        Assert.Equal(codes, await AllCodes("", 7));
    }

    [Fact]
    public async Task A_category_has_its_products()
    {
        string[] codes = [.. SeedData.Products.Where(product => product.CategoryName == "Gift Packaging").Select(product => product.Code).Order(StringComparer.Ordinal)];
        Assert.Equal(codes, await AllCodes(", category: \"Gift Packaging\"", 2));
        Assert.Empty(await AllCodes(", category: \"gift packaging\"", 2));
        Assert.Empty(await AllCodes(", category: \"\"", 2));
    }

    [Fact]
    public async Task The_14_categories_come_in_the_order_of_the_catalogue_and_count_their_products()
    {
        var data = await shop.Data("{ productCategories { name description keywords productCount } }");
        var categories = data["productCategories"]!.AsArray();
        Assert.Equal(14, categories.Count);
        Assert.Equal(60, categories.Sum(category => (int)category!["productCount"]!));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"name":"Cardboard Boxes","description":"Cartons for shipping and storing, single and double wall.","keywords":["box","carton","cardboard"],"productCount":6}"""),
            categories[0]), categories[0]!.ToJsonString());
    }

    [Fact]
    public async Task Categories_have_their_products_by_code_and_page_by_page()
    {
        var gift = SeedData.Products.Where(product => product.CategoryName == "Gift Packaging").Select(product => product.Code).Order(StringComparer.Ordinal);
        var first = (await shop.Data("{ productCategories { products(first: 3) { nodes { code } pageInfo { endCursor } } } }"))["productCategories"]![4]!["products"]!;

        var rest = await shop.Data($"{{ product(code: \"RIBSAT\") {{ category {{ products(after: \"{first["pageInfo"]!["endCursor"]}\") {{ nodes {{ code }} }} }} }} }}");

        Assert.Equal(gift, Codes(first).Concat(Codes(rest["product"]!["category"]!["products"]!)));
    }

    [Theory]
    [InlineData("first: 0", "BAD_USER_INPUT", "ask for 1 to 100")]
    [InlineData("after: \"x\"", "BAD_CURSOR", "leave it out")]
    public async Task Products_of_a_category_that_cannot_be_served_are_refused(string arguments, string code, string message) =>
        await shop.Refuses($"{{ product(code: \"RIBSAT\") {{ category {{ products({arguments}) {{ nodes {{ code }} }} }} }} }}", code, message);

    [Theory]
    [InlineData("first: 101", "BAD_USER_INPUT", "ask for 1 to 100")]
    [InlineData("after: \"x\"", "BAD_CURSOR", "leave it out")]
    [InlineData("category: \"\", after: \"x\"", "BAD_CURSOR", "leave it out")]
    public async Task What_cannot_be_served_is_refused_with_what_to_do(string arguments, string code, string message) =>
        await shop.Refuses($"{{ products({arguments}) {{ nodes {{ code }} }} }}", code, message);

    private static IEnumerable<string> Codes(JsonNode connection) => connection["nodes"]!.AsArray().Select(node => (string)node!["code"]!);

    private async Task<List<string>> AllCodes(string arguments, int size)
    {
        var codes = new List<string>();
        var after = "null";
        while (true)
        {
            var data = await shop.Data($"{{ products(first: {size}, after: {after}{arguments}) {{ nodes {{ code }} pageInfo {{ hasNextPage endCursor }} }} }}");
            codes.AddRange(data["products"]!["nodes"]!.AsArray().Select(node => (string)node!["code"]!));
            if (!(bool)data["products"]!["pageInfo"]!["hasNextPage"]!)
                return codes;
            after = $"\"{data["products"]!["pageInfo"]!["endCursor"]}\"";
        }
    }
}
