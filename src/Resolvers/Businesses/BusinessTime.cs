using System.Globalization;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Businesses;

/// <summary>
/// Instants as the table of businesses has always held them: ISO 8601 in UTC without offset, with six decimals, and without any
/// where the microseconds are 0: <c>2031-02-03T04:05:06.123456</c>. Legacy clients are shown them as they are.
/// </summary>
public static class BusinessTime
{
    private const string WholeSeconds = "yyyy-MM-dd'T'HH:mm:ss";
    private const string Microseconds = "yyyy-MM-dd'T'HH:mm:ss.ffffff";

    /// <summary>Parts of a microsecond are cut off.</summary>
    public static string Format(DateTimeOffset instant)
    {
        var hasFraction = instant.UtcTicks % TimeSpan.TicksPerSecond >= TimeSpan.TicksPerMicrosecond;
        return instant.ToUniversalTime().ToString(hasFraction ? Microseconds : WholeSeconds, CultureInfo.InvariantCulture);
    }

    /// <summary>The time of a change: now, but later than the change before, by which changes are told apart.</summary>
    public static DateTimeOffset After(DateTimeOffset? before, DateTimeOffset now) =>
        before?.AddMicroseconds(1) is { } next && next > now ? next : now;

    /// <summary>Takes the other tables' form too.</summary>
    /// <returns>Null when the text is missing or no time.</returns>
    public static DateTimeOffset? Read(string? text) => StoredTime.Read(text);
}
