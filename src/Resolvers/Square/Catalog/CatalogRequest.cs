using Graph.GraphQL.Errors;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Square.Api;

namespace Graph.Resolvers.Square.Catalog;

/// <summary>Which objects of a catalogue are asked for.</summary>
/// <param name="Types">As Square calls them, each once.</param>
/// <param name="Keywords">An object has all of them; none finds all.</param>
internal sealed record CatalogRequest(IReadOnlyList<string> Types, IReadOnlyList<string> Keywords)
{
    private const int LongestSearch = 200;
    private const int MostKeywords = 3;

    /// <summary>In letters and digits: Square leaves out shorter ones, and would find more than was asked for.</summary>
    private const int ShortestKeyword = 3;

    /// <summary>Tells it from all other requests of a seller.</summary>
    public string Scope => CursorScope.Of([.. Types, "search", .. Keywords]);

    public bool IsOfCategories => Types is [CatalogObject.CategoryType];

    /// <exception cref="GraphQLException">Square could not serve it; the message says what to send.</exception>
    public static CatalogRequest Of(IReadOnlyList<CatalogObjectType> types, string? search)
    {
        if (types.Count == 0)
            throw BadUserInput.Because("'types' is empty: name a type, or leave it out for items.");
        return new CatalogRequest([.. types.Distinct().Order().Select(NameOf)], search is null ? [] : KeywordsOf(search));
    }

    private static string[] KeywordsOf(string search)
    {
        if (search.Length > LongestSearch)
            throw BadUserInput.Because($"'search' has {search.Length} characters; send at most {LongestSearch}.");
        string[] keywords = [.. search.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
        return keywords.Length is >= 1 and <= MostKeywords && keywords.All(keyword => keyword.Count(char.IsLetterOrDigit) >= ShortestKeyword)
            ? keywords
            : throw BadUserInput.Because(
                $"'search' takes 1 to {MostKeywords} words, each of {ShortestKeyword} letters or digits or more; leave it out for all.");
    }

    private static string NameOf(CatalogObjectType type) => type switch
    {
        CatalogObjectType.Item => CatalogObject.ItemType,
        CatalogObjectType.ItemVariation => CatalogObject.VariationType,
        CatalogObjectType.Category => CatalogObject.CategoryType,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
