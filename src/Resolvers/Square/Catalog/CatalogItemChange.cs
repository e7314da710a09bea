using Graph.GraphQL.Binding;
using Graph.Resolvers.Square.Api;

namespace Graph.Resolvers.Square.Catalog;

/// <summary>What is written for an item: what there is, with what is given in its place.</summary>
internal static class CatalogItemChange
{
    private const string NewItem = "#item";
    private const string Fixed = "FIXED_PRICING";
    private const string Variable = "VARIABLE_PRICING";

    public static CatalogObject Of(CatalogObject? current, UpsertCatalogItemInput input)
    {
        var item = current?.ItemData ?? new CatalogItem();
        var itemId = current?.Id ?? NewItem;
        var written = item with
        {
            Name = Given(input.Name, item.Name),
            Abbreviation = Given(input.Abbreviation, item.Abbreviation),
            Categories = input.CategoryIds.HasValue ? CategoriesOf(item, input.CategoryIds.Value ?? []) : item.Categories,
            Variations = VariationsOf(item.Variations ?? [], input.Variations.Value ?? [], itemId),
        };
        if (input.Description.HasValue)
        {
            // Of several forms of it Square takes the one with markup, or finds that they contradict each other.
            written = written with { Description = input.Description.Value, DescriptionHtml = null, DescriptionPlaintext = null };
        }
        return (current ?? new CatalogObject { Type = CatalogObject.ItemType, Id = NewItem }) with { ItemData = written };
    }

    /// <summary>One that stays keeps what Square knows of it, such as its place.</summary>
    private static CatalogObjectCategory[] CategoriesOf(CatalogItem item, IReadOnlyList<string> ids) =>
    [
        .. ids.Distinct(StringComparer.Ordinal).Select(id =>
            item.Categories?.FirstOrDefault(category => category.Id == id) ?? new CatalogObjectCategory { Id = id }),
    ];

    private static CatalogObject[] VariationsOf(
        IReadOnlyList<CatalogObject> current, IReadOnlyList<CatalogItemVariationInput> given, string itemId)
    {
        var changes = given.Where(one => one.Id.Value is not null).ToLookup(one => one.Id.Value!, StringComparer.Ordinal);
        var changed = current.Select(variation => changes[variation.Id].Aggregate(variation, Change));
        var added = given.Where(one => one.Id.Value is null).Select((one, at) => Change(
            new CatalogObject
            {
                Type = CatalogObject.VariationType,
                Id = $"#variation{at}",
                ItemVariationData = new CatalogItemVariation { ItemId = itemId, PricingType = Variable },
            },
            one));
        return [.. changed, .. added];
    }

    private static CatalogObject Change(CatalogObject current, CatalogItemVariationInput given)
    {
        var variation = current.ItemVariationData ?? new CatalogItemVariation();
        var written = variation with
        {
            Name = Given(given.Name, variation.Name),
            Sku = Given(given.Sku, variation.Sku),
            Upc = Given(given.Upc, variation.Upc),
        };
        if (given.Price.HasValue)
        {
            written = given.Price.Value is { } price
                ? written with { PricingType = Fixed, PriceMoney = new Money(price.Amount, price.Currency) }
                : written with { PricingType = Variable, PriceMoney = null };
        }
        return current with { ItemVariationData = written };
    }

    private static string? Given(Optional<string?> given, string? otherwise) => given.HasValue ? given.Value : otherwise;
}
