using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Search;

/// <summary>What is looked for.</summary>
/// <param name="Text">As it was given, trimmed.</param>
/// <param name="Terms">Folded; the longest has what the index needs.</param>
/// <param name="Types">In the order in which results come.</param>
internal sealed record SearchRequest(string Text, IReadOnlyList<string> Terms, IReadOnlyList<SearchType> Types)
{
    private const int Longest = 200;
    private const int MostTerms = 10;

    /// <summary>In the order in which results come: what is fewer first.</summary>
    public static IReadOnlyList<SearchType> AllTypes { get; } = [SearchType.Customer, SearchType.Product, SearchType.Order];

    /// <summary>What the list is, as text.</summary>
    public string Scope => CursorScope.Of([Text, .. Types.Select(type => $"{type}")]);

    /// <param name="types">Null or none for all.</param>
    /// <exception cref="GraphQL.Errors.GraphQLException">It is too long, or too short to say anything.</exception>
    public static SearchRequest Of(string text, IReadOnlyList<SearchType>? types)
    {
        if (text.Length > Longest)
            throw BadUserInput.Because($"'text' has {text.Length} characters; send at most {Longest}.");
        string[] terms = [.. SearchWords.TermsOf(text).Distinct(StringComparer.Ordinal)];
        if (terms.Length > MostTerms)
            throw BadUserInput.Because($"'text' has {terms.Length} different words; send at most {MostTerms}.");
        if (!terms.Any(term => term.Length >= SearchPostings.BucketLength))
            throw BadUserInput.Because($"'text' needs a word of at least {SearchPostings.BucketLength} characters, a letter or a digit among them.");
        return new SearchRequest(
            text.Trim(), terms, types is { Count: > 0 } ? [.. AllTypes.Where(types.Contains)] : AllTypes);
    }
}
