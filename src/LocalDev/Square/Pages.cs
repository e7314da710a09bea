using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>Lists, whole or in pages. A list without entries is not there at all.</summary>
internal static class Pages
{
    public static JsonObject Whole(string name, IEnumerable<JsonObject> entries)
    {
        var answer = new JsonObject();
        var array = new JsonArray([.. entries.Select(entry => entry.DeepClone())]);
        if (array.Count > 0)
            answer[name] = array;
        return answer;
    }

    /// <summary>What comes after the page before. Who is written or deleted meanwhile makes nobody else come twice or not at all.</summary>
    /// <param name="entries">In any order.</param>
    /// <param name="keyOf">Unlike any other's; entries come in the order of these.</param>
    /// <param name="cursor">Null for the first page.</param>
    public static JsonObject Page<T>(
        this Cursors cursors,
        ApiCall call,
        string name,
        IEnumerable<T> entries,
        Func<T, string> keyOf,
        Func<T, JsonObject> read,
        string? cursor,
        int size,
        bool isDescending = false)
    {
        var request = call.WithoutCursor();
        var keyed = entries.Select(entry => (Key: keyOf(entry), Entry: entry));
        var ordered = isDescending
            ? keyed.OrderByDescending(entry => entry.Key, StringComparer.Ordinal)
            : keyed.OrderBy(entry => entry.Key, StringComparer.Ordinal);
        IEnumerable<(string Key, T Entry)> rest = ordered;
        if (cursor is not null)
        {
            var after = cursors.Find(call.Authorization, request, cursor);
            var sign = isDescending ? -1 : 1;
            rest = ordered.SkipWhile(entry => sign * string.CompareOrdinal(entry.Key, after) <= 0);
        }
        var page = rest.Take(size + 1).ToList();
        var answer = Whole(name, page.Take(size).Select(entry => read(entry.Entry)));
        if (page.Count > size)
            answer["cursor"] = cursors.Add(call.Authorization, request, page[size - 1].Key);
        return answer;
    }
}
