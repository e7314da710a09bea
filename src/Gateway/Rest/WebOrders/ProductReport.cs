using System.Text.Json;

namespace Graph.Gateway.Rest.WebOrders;

/// <summary>What was sold of products: those of all categories in one list.</summary>
internal sealed class ProductReport
{
    private const string CategoryName = "category";

    private readonly string? category;
    private readonly int orderCount;
    private readonly SoldProduct[] byRevenue;

    private ProductReport(string? category, int orderCount, int count, IEnumerable<SoldProduct> products)
    {
        (this.category, this.orderCount, Count) = (category, orderCount, count);
        byRevenue = [.. products.OrderByDescending(product => product.Revenue)];
    }

    public static ShimParameter Category { get; } = new(
        CategoryName, "Only products of the category of exactly this name.", static _ => null) { Example = "Cardboard Boxes" };

    /// <summary>How many products were sold; of a category, those with most revenue are listed.</summary>
    public int Count { get; }

    public static ProductReport Of(ShimResult result)
    {
        var wanted = result.Inputs.Parameter(CategoryName);
        JsonElement[] categories = [.. result.At("sales.byCategory").EnumerateArray().Where(sold => wanted is null || NameOf(sold) == wanted)];
        return new ProductReport(
            wanted,
            result.At("sales.orderCount").GetInt32(),
            categories.Sum(sold => sold.GetProperty("productCount"u8).GetInt32()),
            from sold in categories
            from product in sold.GetProperty("products"u8).EnumerateArray()
            select SoldProduct.Of(product, NameOf(sold)));
    }

    private static string NameOf(JsonElement sold) => sold.GetProperty("category"u8).GetProperty("name"u8).GetString()!;

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
