using System.Globalization;

namespace Graph.Resolvers.Shared;

/// <summary>Days as the tables hold them: <c>2031-05-06</c>.</summary>
internal static class StoredDate
{
    private const string Pattern = "yyyy-MM-dd";

    public static string Format(DateOnly day) => day.ToString(Pattern, CultureInfo.InvariantCulture);

    /// <returns>Null when the text is missing or no day.</returns>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
