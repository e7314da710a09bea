namespace Graph.GraphQL.SourceGenerator.Binding;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>The candidate with the fewest edits; null when all take more than two fifths of the name's length.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        var limit = Math.Max(name.Length > 3 ? 2 : 1, name.Length * 2 / 5);
        return candidates
            .Select(c => (Name: c, Distance: Distance(name, c)))
            .Where(c => c.Distance <= limit)
            .OrderBy(c => c.Distance)
            .ThenBy(c => c.Name, StringComparer.Ordinal)
            .Select(c => c.Name)
            .FirstOrDefault();
    }

    /// <summary>
    /// Edits between two names: a character more, less, another, or two swapped. A change of case alone costs nothing.
    /// </summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
                rows[i, j] = Math.Min(
                    Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1,
                    Math.Min(rows[i - 1, j - 1] + (AreSame(a[i - 1], b[j - 1]) ? 0 : 1), Swapped(rows, a, b, i, j)));
        return rows[a.Length, b.Length];
    }

    private static int Swapped(int[,] rows, string a, string b, int i, int j) =>
        i > 1 && j > 1 && AreSame(a[i - 1], b[j - 2]) && AreSame(a[i - 2], b[j - 1]) ? rows[i - 2, j - 2] + 1 : int.MaxValue;

    private static bool AreSame(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
