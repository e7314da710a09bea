using System.Globalization;
using System.Text.RegularExpressions;

namespace Graph.LocalDev.Square;

/// <summary>Times as Square writes and reads them.</summary>
internal static partial class Rfc3339
{
    public static string Seconds(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Milliseconds(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Nine digits of a second, as some notifications have them.</summary>
    public static string Nanoseconds(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'", CultureInfo.InvariantCulture);

    /// <summary>Null when it is none.</summary>
    public static DateTimeOffset? Read(string text) =>
        Form().Match(text) is { Success: true } match
        // More digits of a second than .NET keeps are cut off.
        && DateTimeOffset.TryParse(
            match.Groups[1].Value + match.Groups[2].Value[..Math.Min(match.Groups[2].Length, 8)] + match.Groups[3].Value,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time)
            ? time
            : null;

    [GeneratedRegex(@"^(\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d)(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
