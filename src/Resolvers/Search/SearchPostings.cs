using System.Globalization;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Reading;
using Graph.Resolvers.Shared.Projections;

namespace Graph.Resolvers.Search;

/// <summary>The rows of the index: whole words before those that they begin, and of one word what is newest first.</summary>
internal static class SearchPostings
{
    /// <summary>Before every character that a word may have, so that a word stands before all that it begins.</summary>
    private const char Separator = ' ';

    /// <summary>The bucket is known from as many characters; shorter words have no row.</summary>
    public const int BucketLength = 2;

    public static readonly EntryKind Kind = new("posting", SearchIndexTable.Definition, "count");

    /// <param name="at">Null where all are equally new.</param>
    public static IEnumerable<Entry> Of(SearchType type, string id, IEnumerable<string> words, DateTimeOffset? at = null) =>
        words.Where(word => word.Length >= BucketLength).Select(word => new Entry(
            new EntryKey(Kind.Name, BucketOf(type, word), string.Join(Separator, word, RankOf(at), id)), [1]));

    public static Query StartingWith(SearchType type, string term) =>
        new(BucketOf(type, term)) { Sort = SortCondition.BeginsWith(term) };

    public static SearchHit HitOf(EntryRow row, string term)
    {
        var parts = row.Sort.Split(Separator, 3);
        return new SearchHit(parts[2], parts[0], term);
    }

    private static string BucketOf(SearchType type, string word) => $"{NameOf(type)}#{word[..BucketLength]}";

    private static string RankOf(DateTimeOffset? at) => at is { } time
        ? Math.Max(9_999_999_999 - time.ToUnixTimeSeconds(), 0).ToString("D10", CultureInfo.InvariantCulture)
        : "0";

    /// <summary>As the tables have it.</summary>
    public static string NameOf(SearchType type) => type switch
    {
        SearchType.Customer => "customer",
        SearchType.Product => "product",
        _ => "order",
    };
}
