using System.Globalization;
using Graph.DynamoDb.Items;

namespace Graph.Resolvers.Shared;

/// <summary>
/// Reads attributes that several generations of writers left: what is missing or of another type is read as far as it
/// makes sense, and never stops the rest of the item from being read.
/// </summary>
internal static class StoredItem
{
    /// <summary>A string, or a number as its text; null for everything else, the empty string included.</summary>
    public static string? TextOrNull(this ItemReader item, string name) => item.Value(name) switch
    {
        string { Length: > 0 } text => text,
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <inheritdoc cref="TextOrNull"/>
    public static string Text(this ItemReader item, string name) => item.TextOrNull(name) ?? "";

    /// <summary>Null when the attribute is missing or no map.</summary>
    public static ItemReader? AnyMap(this ItemReader item, string name) => item.TryMap(name, out var map) ? map : null;

    /// <summary>A number, or a text that begins with one. False when there is something that is no number.</summary>
    /// <param name="number">0 when the attribute is missing or no number.</param>
    public static bool TryNumber(this ItemReader item, string name, out decimal number)
    {
        number = 0;
        switch (item.Value(name))
        {
            case null or "":
                return true;
            case decimal stored:
                number = stored;
                return true;
            case string text:
                return LeadingNumber.TryRead(text, out number);
            default:
                return false;
        }
    }

    /// <inheritdoc cref="TryNumber"/>
    public static decimal Number(this ItemReader item, string name) => item.TryNumber(name, out var number) ? number : 0;

    public static DateTimeOffset? Time(this ItemReader item, string name) => StoredTime.Read(item.TextOrNull(name));
}
