using System.Globalization;

namespace Graph.Resolvers.Shared;

/// <summary>
/// Instants as the tables hold them: ISO 8601 in UTC with exactly three decimals, such as <c>2031-05-06T00:00:00.000Z</c>.
/// All have one length, so their text sorts as the time does.
/// </summary>
public static class StoredTime
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Parts of a millisecond are cut off.</summary>
    public static string Format(DateTimeOffset instant) => instant.ToUniversalTime().ToString(Pattern, CultureInfo.InvariantCulture);

    /// <summary>What is read again when <paramref name="instant"/> was stored.</summary>
    public static DateTimeOffset Cut(DateTimeOffset instant) =>
        new(instant.UtcTicks - instant.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);

    /// <summary>The first stored instant that is not before <paramref name="instant"/>.</summary>
    public static string FormatAtOrAfter(DateTimeOffset instant)
    {
        var excess = instant.UtcTicks % TimeSpan.TicksPerMillisecond;
        var isLast = instant.UtcTicks > DateTimeOffset.MaxValue.UtcTicks - TimeSpan.TicksPerMillisecond;
        return Format(excess == 0 || isLast ? instant : instant.AddTicks(TimeSpan.TicksPerMillisecond - excess));
    }

    /// <returns>Null when the text is missing or no time.</returns>
    public static DateTimeOffset? Read(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : null;
}
