using System.Security.Cryptography;
using System.Text;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Search;

/// <summary>Where a result stands: among the exact matches, or in the list of one type.</summary>
/// <param name="Type">Whose result it is; null before everything.</param>
/// <param name="Inner">The index's cursor, which is of one search; of an exact match what tells the search.</param>
internal readonly record struct SearchPlace(bool IsExact, SearchType? Type, string Inner)
{
    private const char Separator = '.';
    private const string ExactPrefix = "exact";

    public static SearchPlace OfExact(SearchType type, SearchRequest request) => new(true, type, Tell(request));

    /// <exception cref="GraphQL.Errors.GraphQLException">It is no cursor of this search.</exception>
    public static SearchPlace Parse(string? cursor, SearchRequest request)
    {
        if (cursor is null)
            return new SearchPlace(true, null, "");
        var name = cursor.Split(Separator, 2)[0];
        foreach (var type in request.Types)
        {
            if (cursor == OfExact(type, request).ToString())
                return OfExact(type, request);
            if (name == $"{type}")
                return new SearchPlace(false, type, cursor.Length > name.Length ? cursor[(name.Length + 1)..] : "");
        }
        throw BadCursor.Error();
    }

    public override string ToString() => $"{(IsExact ? ExactPrefix : "")}{Type}{Separator}{Inner}";

    private static string Tell(SearchRequest request) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(request.Scope)).AsSpan(0, 8));
}
