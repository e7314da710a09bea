using System.Text.Json;
using System.Text.Unicode;

namespace Graph.Gateway.Auth.Jose;

/// <summary>
/// I-JSON (RFC 7493): UTF-8 without exceptions, whole characters, and no name twice in an object. What two readers could
/// understand in two ways is refused before anything is read out of it.
/// </summary>
internal static class InternetJson
{
    private static readonly JsonReaderOptions Bounded = new() { MaxDepth = 16 };

    /// <summary>Whether this is one object and nothing else, at most 16 levels deep.</summary>
    public static bool IsObject(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
            return false;
        try
        {
            var reader = new Utf8JsonReader(utf8, Bounded);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && IsObject(ref reader) && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException) // what the reader says of half a surrogate pair
        {
            return false;
        }
    }

    private static bool IsObject(ref Utf8JsonReader reader)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!names.Add(reader.GetString()!) || !reader.Read() || !IsValue(ref reader))
                return false;
        }

        return true;
    }

    private static bool IsValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => IsObject(ref reader),
        JsonTokenType.StartArray => IsArray(ref reader),
        // Only reading an escape shows whether it stands for a character.
        JsonTokenType.String => !reader.ValueIsEscaped || reader.GetString() is not null,
        _ => true,
    };

    private static bool IsArray(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!IsValue(ref reader))
                return false;
        }

        return true;
    }
}
