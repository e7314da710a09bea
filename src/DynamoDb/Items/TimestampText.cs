using System.Globalization;

namespace Graph.DynamoDb.Items;

/// <summary>
/// A moment as <c>2031-05-06T00:00:00.000Z</c>: fixed width and UTC, so that its order as text is its order in time.
/// </summary>
public static class TimestampText
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Of(DateTimeOffset value) => value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads any ISO 8601 date and time; one without an offset is taken as UTC.</summary>
    public static bool TryParse(string text, out DateTimeOffset value) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out value);
}
