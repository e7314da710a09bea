using System.Globalization;
using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>Catalogues of invented sellers. Objects have fields that few clients know, so that it shows when one is lost.</summary>
internal static class CatalogSeed
{
    private static readonly string[] s_coffees =
    [
        "Flat white", "Espresso", "Long black", "Cappuccino", "Latte", "Mocha", "Macchiato", "Cold brew", "Filter", "Cortado",
        "Ristretto", "Affogato", "Chai",
    ];

    private static readonly string[] s_origins =
        ["Ethiopia", "Kenya", "Colombia", "Brazil", "Sumatra", "Peru", "Rwanda", "Guatemala", "Honduras", "Mexico"];

    private static readonly string[] s_sizes = ["Small", "Regular", "Large"];

    private static readonly string[] s_books =
        ["Tides", "The Lighthouse", "Knots", "Birds of the Sound", "A Year of Rain", "Harbour Songs", "Ferns", "Salt"];

    /// <summary>130 items of ten origins in eleven categories, with two or three variations each.</summary>
    public static Catalog Coffee(TimeProvider time)
    {
        var seed = new Seed(new Catalog(time), "coffee");
        var tax = seed.Tax("GST", "15");
        var all = seed.Category("Coffee", parent: null);
        foreach (var origin in s_origins)
        {
            var category = seed.Category(origin, all);
            foreach (var (coffee, index) in s_coffees.Select((coffee, index) => (coffee, index)))
                seed.Item(
                    $"{origin} {coffee}",
                    $"{coffee} of beans from {origin}.",
                    category,
                    tax,
                    s_sizes[..(2 + (index % 2))].Select((size, place) => (size, (long?)(450 + (50 * place) + (10 * index)))));
        }
        return seed.Catalog;
    }

    /// <summary>Eight items, one with no price of its own, and one archived.</summary>
    public static Catalog Books(TimeProvider time)
    {
        var seed = new Seed(new Catalog(time), "books");
        var tax = seed.Tax("GST", "15");
        var category = seed.Category("Books", parent: null);
        foreach (var (book, index) in s_books.Select((book, index) => (book, index)))
            seed.Item(
                book, $"{book}, a book.", category, tax, [("Regular", index == 0 ? null : 2_000 + (250 * index))], isArchived: index == 1);
        return seed.Catalog;
    }

    /// <summary>All objects are of one change, with the same version.</summary>
    private sealed class Seed(Catalog catalog, string name)
    {
        private readonly long version = catalog.BeginChange();
        private int barCodes = 1_000_000;

        public Catalog Catalog => catalog;

        public string Tax(string text, string percentage) => Put(CatalogTypes.Tax, text, new JsonObject
        {
            ["name"] = text,
            ["calculation_phase"] = "TAX_SUBTOTAL_PHASE",
            ["inclusion_type"] = "INCLUSIVE",
            ["percentage"] = percentage,
            ["enabled"] = true,
        });

        public string Category(string text, string? parent)
        {
            var data = new JsonObject { ["name"] = text, ["category_type"] = "REGULAR_CATEGORY", ["is_top_level"] = parent is null };
            if (parent is not null)
            {
                data["parent_category"] = new JsonObject { ["id"] = parent, ["ordinal"] = 0 };
                data["root_category"] = parent;
            }
            return Put(CatalogTypes.Category, text, data);
        }

        public void Item(
            string text,
            string description,
            string category,
            string tax,
            IEnumerable<(string Name, long? Price)> variations,
            bool isArchived = false)
        {
            var image = Put(
                CatalogTypes.Image, $"image {text}", new JsonObject { ["name"] = text, ["url"] = "https://images.example.test/item.png" });
            var item = Put(CatalogTypes.Item, text, new JsonObject
            {
                ["name"] = text,
                ["description"] = description,
                ["description_html"] = $"<p>{description}</p>",
                ["description_plaintext"] = description,
                ["is_taxable"] = true,
                ["tax_ids"] = new JsonArray(tax),
                ["product_type"] = "REGULAR",
                ["skip_modifier_screen"] = false,
                ["image_ids"] = new JsonArray(image),
                ["categories"] = new JsonArray(new JsonObject { ["id"] = category, ["ordinal"] = 17 }),
                ["is_archived"] = isArchived,
                ["reporting_category"] = new JsonObject { ["id"] = category, ["ordinal"] = 17 },
                ["channels"] = new JsonArray("CHLOCALONLINE"),
            });
            foreach (var (variation, place) in variations.Select((variation, place) => (variation, place)))
                Variation(item, text, variation.Name, variation.Price, place);
        }

        private void Variation(string item, string text, string variation, long? price, int place)
        {
            var data = new JsonObject
            {
                ["item_id"] = item,
                ["name"] = variation,
                ["sku"] = $"{name}-{barCodes}".ToUpperInvariant(),
                ["upc"] = (9_400_000_000_000 + barCodes++).ToString(CultureInfo.InvariantCulture),
                ["ordinal"] = place,
                ["pricing_type"] = price is null ? "VARIABLE_PRICING" : "FIXED_PRICING",
                ["sellable"] = true,
                ["stockable"] = true,
                ["track_inventory"] = false,
            };
            if (price is { } amount)
                data["price_money"] = new JsonObject { ["amount"] = amount, ["currency"] = "NZD" };
            Put(CatalogTypes.Variation, $"{text} {variation}", data);
        }

        private string Put(string type, string text, JsonObject data)
        {
            var id = RandomText.IdOf($"{name} {type} {text}");
            var own = new JsonObject
            {
                ["present_at_all_locations"] = true,
                [CatalogTypes.DataOf(type)] = data,
            };
            if (type == CatalogTypes.Item)
                own["custom_attribute_values"] = new JsonObject
                {
                    ["Square:local_note"] = new JsonObject
                    {
                        ["name"] = "Note",
                        ["string_value"] = $"Of {text}",
                        ["custom_attribute_definition_id"] = RandomText.IdOf($"{name} note"),
                        ["type"] = "STRING",
                        ["key"] = "Square:local_note",
                    },
                };
            catalog.Put(new CatalogEntry(type, id, version, IsDeleted: false, own));
            return id;
        }
    }
}
