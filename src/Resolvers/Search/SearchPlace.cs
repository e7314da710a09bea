using System.Globalization;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Search;

/// <summary>Where a result stands: among the exact matches, or in the list of one type.</summary>
/// <param name="Type">Null among the exact matches.</param>
/// <param name="Inner">The index's cursor, or the number among the exact matches.</param>
internal readonly record struct SearchPlace(SearchType? Type, string Inner)
{
    private const char Separator = '.';
    private const string ExactName = "exact";

    /// <summary>Before everything.</summary>
    public static SearchPlace Start { get; } = OfExact(-1);

    public static SearchPlace OfExact(int number) => new(null, number.ToString(CultureInfo.InvariantCulture));

    /// <exception cref="GraphQL.Errors.GraphQLException">It is no cursor of a search.</exception>
    public static SearchPlace Parse(string? cursor)
    {
        if (cursor is null)
            return Start;
        var end = cursor.IndexOf(Separator, StringComparison.Ordinal);
        if (end < 0)
            throw BadCursor.Error();
        var (name, inner) = (cursor[..end], cursor[(end + 1)..]);
        if (name == ExactName)
            return int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? new(null, inner) : throw BadCursor.Error();
        foreach (var type in SearchRequest.AllTypes)
        {
            if (name == $"{type}")
                return new SearchPlace(type, inner);
        }
        throw BadCursor.Error();
    }

    public int ExactNumber => int.Parse(Inner, CultureInfo.InvariantCulture);

    public override string ToString() => $"{(Type is { } type ? $"{type}" : ExactName)}{Separator}{Inner}";
}
