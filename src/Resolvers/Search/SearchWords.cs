using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Search;

/// <summary>
/// The words of a text, folded: what stands between spaces, and its parts of letters and digits. <c>Anne-Marie</c> is found by
/// <c>anne</c>, <c>marie</c> and <c>anne-m</c>.
/// </summary>
internal static class SearchWords
{
    /// <summary>How many characters of a word are kept.</summary>
    public const int Longest = 64;

    /// <summary>How many words are kept of a whole order, customer or product.</summary>
    private const int Most = 40;

    /// <summary>Distinct, in ordinal order.</summary>
    public static IReadOnlyList<string> Of(params ReadOnlySpan<string?> texts)
    {
        var words = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (var term in TermsOf(text))
            {
                Add(words, term);
                foreach (var part in PartsOf(term))
                    Add(words, part);
            }
        }
        return [.. words];
    }

    /// <summary>What stands between spaces, folded, from its first letter or digit to its last.</summary>
    public static IEnumerable<string> TermsOf(string? text) => Split(SearchText.Fold(text ?? ""), IsSpace)
        .Select(Trim)
        .Where(term => term.Length > 0)
        .Select(term => term.Length > Longest ? term[..Longest] : term);

    private static IEnumerable<string> PartsOf(string term) => Split(term, character => !char.IsLetterOrDigit(character));

    private static string Trim(string term)
    {
        var (start, end) = (0, term.Length);
        while (start < end && !char.IsLetterOrDigit(term[start]))
            start++;
        while (end > start && !char.IsLetterOrDigit(term[end - 1]))
            end--;
        return term[start..end];
    }

    private static void Add(SortedSet<string> words, string word)
    {
        if (words.Count < Most)
            words.Add(word);
    }

    // A half of a surrogate pair is no text of its own, and a word must be cut anywhere.
    private static bool IsSpace(char character) =>
        char.IsWhiteSpace(character) || char.IsControl(character) || char.IsSurrogate(character);

    private static IEnumerable<string> Split(string text, Func<char, bool> separates)
    {
        var start = 0;
        for (var end = 0; end <= text.Length; end++)
        {
            if (end < text.Length && !separates(text[end]))
                continue;
            if (end > start)
                yield return text[start..end];
            start = end + 1;
        }
    }
}
