using System.Text;

namespace Graph.GraphQL.Validation;

/// <summary>
/// Names of the schema close to a name that it does not know. Bounded: long names, large schemas and all but the first few
/// errors of a document get none, so that a document full of mistakes costs no more than a right one.
/// </summary>
internal sealed class Suggestions(bool enabled)
{
    private const int MaxNameLength = 40;
    private const int MaxSuggestions = 5;
    private const int MaxEdits = 6;
    private const int MaxCandidates = 1_000;

    private int _remaining = enabled ? 10 : 0;

    /// <summary>Whether the caller may go and look for names of its own to suggest; counts as one of the few.</summary>
    public bool Take() => _remaining-- > 0;

    /// <summary>Text to put behind a message: <c> Did you mean "name"?</c>, or nothing.</summary>
    public string For(string name, IEnumerable<string> candidates, string prefix = "")
    {
        if (name.Length > MaxNameLength || !Take())
            return "";
        var threshold = Math.Min((int)(name.Length * 0.4) + 1, MaxEdits);
        var close = new List<(int Distance, string Name)>();
        foreach (var candidate in candidates.Take(MaxCandidates))
            if (Distance(name, candidate, threshold) is { } distance)
                close.Add((distance, candidate));
        close.Sort((a, b) => a.Distance != b.Distance ? a.Distance - b.Distance : string.CompareOrdinal(a.Name, b.Name));
        return DidYouMean(close.ConvertAll(c => prefix + c.Name));
    }

    public static string DidYouMean(IReadOnlyList<string> names, string subject = "")
    {
        if (names.Count == 0)
            return "";
        var count = Math.Min(names.Count, MaxSuggestions);
        var text = new StringBuilder(" Did you mean ").Append(subject);
        for (var i = 0; i < count; i++)
            text.Append(i == 0 ? "" : i < count - 1 ? ", " : count == 2 ? " or " : ", or ").Append('"').Append(names[i]).Append('"');
        return text.Append('?').ToString();
    }

    /// <summary>Edits (insert, delete, replace, swap of neighbours; any change of case alone is one) from one name to the
    /// other, or null past the threshold.</summary>
    private static int? Distance(string name, string candidate, int threshold)
    {
        if (candidate.Length > MaxNameLength + threshold || Math.Abs(name.Length - candidate.Length) > threshold)
            return null;
        if (string.Equals(name, candidate, StringComparison.OrdinalIgnoreCase))
            return 1;
        var width = candidate.Length + 1;
        Span<int> cells = stackalloc int[3 * width];
        for (var j = 0; j < width; j++)
            cells[j] = j;
        for (var i = 1; i <= name.Length; i++)
            if (FillRow(cells, width, i, name, candidate) > threshold)
                return null;
        var distance = cells[(name.Length % 3 * width) + candidate.Length];
        return distance <= threshold ? distance : null;
    }

    private static int FillRow(Span<int> cells, int width, int i, string name, string candidate)
    {
        var row = cells.Slice(i % 3 * width, width);
        var above = cells.Slice((i + 2) % 3 * width, width);
        var twoAbove = cells.Slice((i + 1) % 3 * width, width);
        var smallest = row[0] = i;
        for (var j = 1; j < width; j++)
        {
            var replace = above[j - 1] + (Same(name[i - 1], candidate[j - 1]) ? 0 : 1);
            var cell = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), replace);
            if (i > 1 && j > 1 && Same(name[i - 1], candidate[j - 2]) && Same(name[i - 2], candidate[j - 1]))
                cell = Math.Min(cell, twoAbove[j - 2] + 1);
            row[j] = cell;
            smallest = Math.Min(smallest, cell);
        }

        return smallest;
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
