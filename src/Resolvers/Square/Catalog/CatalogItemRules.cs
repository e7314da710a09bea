using Graph.Resolvers.Shared;
using Graph.Resolvers.Square.Api;

namespace Graph.Resolvers.Square.Catalog;

/// <summary>What an item must be like; Square's own limits, told before Square is asked.</summary>
internal static class CatalogItemRules
{
    private const int LongestKey = 128;
    private const int LongestName = 512;
    private const int LongestDescription = 4_096;
    private const int LongestAbbreviation = 24;
    private const int LongestText = 255;
    private const int MostEntries = 100;

    public static List<UserError> Check(UpsertCatalogItemInput input)
    {
        var errors = new List<UserError>();
        Required(input.IdempotencyKey, errors, "idempotencyKey");
        InputRules.Text(input.IdempotencyKey, errors, LongestKey, "idempotencyKey");
        if (input.Name.HasValue || input.Id.Value is null)
            Required(input.Name.Value, errors, "name");
        InputRules.Text(input.Name.Value, errors, LongestName, "name");
        InputRules.Text(input.Description.Value, errors, LongestDescription, "description");
        InputRules.Text(input.Abbreviation.Value, errors, LongestAbbreviation, "abbreviation");
        Few(input.CategoryIds.Value, errors, "categoryIds");
        Few(input.Variations.Value, errors, "variations");
        if (input.Id.Value is null && input.Variations.Value is not { Count: > 0 })
            errors.Add(new UserError("A new item needs a variation, such as one that is called Regular.", ["variations"], UserErrorCode.Required));
        foreach (var (at, variation) in (input.Variations.Value ?? []).Take(MostEntries).Index())
            Check(variation, errors, $"{at}");
        return errors;
    }

    /// <summary>Each that is changed is one of the item's.</summary>
    public static List<UserError> CheckVariations(UpsertCatalogItemInput input, CatalogObject current)
    {
        var known = (current.ItemData?.Variations ?? []).Select(variation => variation.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. (input.Variations.Value ?? []).Index()
                .Where(one => one.Item.Id.Value is { } id && !known.Contains(id))
                .Select(one => new UserError("The item has no variation with this id.", ["variations", $"{one.Index}", "id"], UserErrorCode.NotFound)),
        ];
    }

    private static void Check(CatalogItemVariationInput variation, List<UserError> errors, string at)
    {
        InputRules.Text(variation.Name.Value, errors, LongestText, "variations", at, "name");
        InputRules.Text(variation.Sku.Value, errors, LongestText, "variations", at, "sku");
        InputRules.Text(variation.Upc.Value, errors, LongestText, "variations", at, "upc");
        if (variation.Price.Value is not { } price)
            return;
        InputRules.Number(price.Amount, 0, long.MaxValue, errors, "variations", at, "price", "amount");
        if (price.Currency.Length != 3 || !price.Currency.All(char.IsAsciiLetterUpper))
        {
            errors.Add(new UserError(
                "A currency has three capital letters, such as NZD.", ["variations", at, "price", "currency"], UserErrorCode.Invalid));
        }
    }

    private static void Required(string? text, List<UserError> errors, params string[] path)
    {
        if (string.IsNullOrWhiteSpace(text))
            errors.Add(new UserError("This is needed, and cannot be empty.", path, UserErrorCode.Required));
    }

    private static void Few<T>(IReadOnlyList<T>? entries, List<UserError> errors, params string[] path)
    {
        if (entries?.Count > MostEntries)
            errors.Add(new UserError($"These are {entries.Count}; send at most {MostEntries}.", path, UserErrorCode.TooMany));
    }
}
