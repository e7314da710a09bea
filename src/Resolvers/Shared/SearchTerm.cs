namespace Graph.Resolvers.Shared;

/// <summary>What a search looks for, folded; null finds everything.</summary>
internal static class SearchTerm
{
    private const int Longest = 200;

    public static string? Of(string? search)
    {
        if (string.IsNullOrWhiteSpace(search))
            return null;
        if (search.Length > Longest)
            throw BadUserInput.Because($"'search' has {search.Length} characters; send at most {Longest}.");
        return SearchText.Fold(search.Trim());
    }
}
