using System.Globalization;
using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>Orders at invented sellers.</summary>
internal static class OrderSeed
{
    /// <summary>One every thirty hours up to now; every tenth is open, and some are canceled.</summary>
    public static IReadOnlyList<JsonObject> Some(
        string merchant,
        int count,
        IReadOnlyList<JsonObject> locations,
        Catalog catalog,
        IReadOnlyList<JsonObject> customers,
        DateTimeOffset now)
    {
        var variations = catalog.All.Where(entry => entry.Type == CatalogTypes.Variation && entry.Data["price_money"] is not null)
            .OrderBy(entry => entry.Id, StringComparer.Ordinal).ToList();
        return
        [
            .. Enumerable.Range(0, count).Select(index => One(
                merchant,
                index,
                (string)locations[index % locations.Count]["id"]!,
                catalog,
                variations[index * 7 % variations.Count],
                index % 5 == 4 ? null : (string)customers[index % customers.Count]["id"]!,
                now.AddHours(-30 * (count - index)))),
        ];
    }

    private static JsonObject One(
        string merchant, int index, string location, Catalog catalog, CatalogEntry variation, string? customer, DateTimeOffset created)
    {
        var price = variation.Data["price_money"]!.AsObject();
        var (quantity, currency) = (1 + (index % 3), (string)price["currency"]!);
        var total = (long)price["amount"]! * quantity;
        var state = index % 11 == 10 ? "CANCELED" : index % 10 == 9 ? "OPEN" : "COMPLETED";
        var order = new JsonObject
        {
            ["id"] = RandomText.IdOf($"{merchant} order {index.ToString(CultureInfo.InvariantCulture)}"),
            ["location_id"] = location,
            ["source"] = new JsonObject { ["name"] = "Square Point of Sale" },
            ["line_items"] = new JsonArray(new JsonObject
            {
                ["uid"] = $"LI{index}",
                ["catalog_object_id"] = variation.Id,
                ["catalog_version"] = variation.Version,
                ["quantity"] = quantity.ToString(CultureInfo.InvariantCulture),
                ["name"] = (string?)catalog.Find(variation.ItemId!)!.Data["name"],
                ["variation_name"] = (string?)variation.Data["name"],
                ["item_type"] = "ITEM",
                ["base_price_money"] = price.DeepClone(),
                ["gross_sales_money"] = Money(total, currency),
                ["total_tax_money"] = Money(0, currency),
                ["total_discount_money"] = Money(0, currency),
                ["total_money"] = Money(total, currency),
            }),
            ["created_at"] = Rfc3339.Milliseconds(created),
            ["updated_at"] = Rfc3339.Milliseconds(created.AddMinutes(4)),
            ["state"] = state,
            ["version"] = 4,
            ["total_money"] = Money(total, currency),
            ["total_tax_money"] = Money(0, currency),
            ["total_discount_money"] = Money(0, currency),
            ["total_tip_money"] = Money(0, currency),
            ["total_service_charge_money"] = Money(0, currency),
            ["net_amount_due_money"] = Money(state == "OPEN" ? total : 0, currency),
        };
        if (customer is not null)
            order["customer_id"] = customer;
        if (state != "OPEN")
            order["closed_at"] = Rfc3339.Milliseconds(created.AddMinutes(4));
        if (state == "COMPLETED")
            order["tenders"] = new JsonArray(
                new JsonObject { ["id"] = $"TENDER{index}", ["type"] = "CARD", ["amount_money"] = Money(total, currency) });
        return order;
    }

    private static JsonObject Money(long amount, string currency) => new() { ["amount"] = amount, ["currency"] = currency };
}
