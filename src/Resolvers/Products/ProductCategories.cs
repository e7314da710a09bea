using System.Collections.Frozen;

namespace Graph.Resolvers.Products;

/// <summary>The categories of the catalogue, in its order.</summary>
public static class ProductCategories
{
    public static IReadOnlyList<ProductCategory> All { get; } =
    [
        new("Cardboard Boxes", "Cartons for shipping and storing, single and double wall.", ["box", "carton", "cardboard"]),
        new("Tape & Adhesives", "Tapes, glues and what dispenses them.", ["tape", "adhesive", "glue", "dispenser"]),
        new("Bags & Packaging", "Bags of paper and film, and sheets to wrap with.", ["bag", "sack", "film"]),
        new("Labels & Markers", "Labels, tags and pens to mark goods with.", ["label", "tag", "marker"]),
        new("Gift Packaging", "Boxes, papers and ribbons for presents.", ["gift", "ribbon", "tissue"]),
        new("Protective Materials", "Cushioning that keeps goods whole on their way.", ["bubble", "foam", "void fill"]),
        new("Mailers & Envelopes", "Padded, rigid and plain envelopes to post.", ["mailer", "envelope", "satchel"]),
        new("Cleaning Supplies", "Cloths, cleaners and bins.", ["cleaner", "wipe", "cloth"]),
        new("Safety Equipment", "Gloves, glasses and signs for the warehouse.", ["glove", "safety", "protection"]),
        new("Strapping & Fasteners", "Straps, buckles and clips that hold loads together.", ["strap", "buckle", "clip"]),
        new("Toilet & Paper Products", "Paper for washrooms and kitchens.", ["toilet paper", "hand towel", "tissue"]),
        new("Office & Stationery", "What a packing desk needs besides.", ["office", "paper", "pen"]),
        new("Food & Beverage Supplies", "Cups, trays and wraps that may touch food.", ["cup", "tray", "food"]),
        new("Custom & Specialty Boxes", "Boxes for bottles, pizzas, archives and odd shapes.", ["custom", "wine box", "archive"]),
    ];

    /// <summary>Stands for a category that is not in the catalogue.</summary>
    public static ProductCategory Uncategorized { get; } = new("Uncategorized", "Products not assigned to any category", []);

    private static readonly FrozenDictionary<string, ProductCategory> ByName = All.ToFrozenDictionary(category => category.Name, StringComparer.Ordinal);

    public static ProductCategory Of(string name) => ByName.GetValueOrDefault(name, Uncategorized);
}
