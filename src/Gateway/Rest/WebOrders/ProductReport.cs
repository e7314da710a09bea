using System.Text.Json;

namespace Graph.Gateway.Rest.WebOrders;

/// <summary>What was sold of products: those of all categories in one list.</summary>
internal sealed class ProductReport
{
    private const string CategoryName = "category";

    private readonly string? category;
    private readonly int orderCount;
    private readonly SoldProduct[] byRevenue;

    private ProductReport(string? category, int orderCount, IEnumerable<SoldProduct> products) =>
        (this.category, this.orderCount, byRevenue) = (category, orderCount, [.. products.OrderByDescending(product => product.Revenue)]);

    public static ShimParameter Category { get; } = new(
        CategoryName, "Only products of the category of exactly this name.", static _ => null) { Example = "Cardboard Boxes" };

    /// <summary>How many products.</summary>
    public int Count => byRevenue.Length;

    public static ProductReport Of(ShimResult result)
    {
        var wanted = result.Inputs.Parameter(CategoryName);
        return new ProductReport(
            wanted,
            result.At("sales.orderCount").GetInt32(),
            from sold in result.At("sales.byCategory").EnumerateArray()
            let name = sold.GetProperty("category"u8).GetProperty("name"u8).GetString()!
            where wanted is null || name == wanted
            from product in sold.GetProperty("products"u8).EnumerateArray()
            select SoldProduct.Of(product, name));
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        Write("products"u8, byRevenue, json);
        Write("topByRevenue"u8, byRevenue, json);
        Write("topByQuantity"u8, byRevenue.OrderByDescending(product => product.Quantity), json);
        json.WriteStartObject("summary"u8);
        json.WriteNumber("total_products"u8, Count);
        json.WriteNumber("total_orders_analyzed"u8, orderCount);
        json.WriteString("category_filter"u8, category);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(ReadOnlySpan<byte> name, IEnumerable<SoldProduct> products, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var product in products)
            product.Write(json);
        json.WriteEndArray();
    }

    private sealed record SoldProduct(string Code, string Description, string Category, double Quantity, double Revenue, int LineCount)
    {
        public static SoldProduct Of(JsonElement sold, string category) => new(
            sold.GetProperty("code"u8).GetString()!,
            CatalogueName.Of(sold.GetProperty("product"u8)),
            category,
            sold.GetProperty("quantity"u8).GetDouble(),
            sold.GetProperty("revenue"u8).GetDouble(),
            sold.GetProperty("lineCount"u8).GetInt32());

        public void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString("product_code"u8, Code);
            json.WriteString("description"u8, Description);
            json.WriteString("category"u8, Category);
            json.WriteNumber("total_quantity"u8, Quantity);
            json.WriteNumber("total_revenue"u8, Revenue);
            json.WriteNumber("order_count"u8, LineCount);
            json.WriteEndObject();
        }
    }
}
