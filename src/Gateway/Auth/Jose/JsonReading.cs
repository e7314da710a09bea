using System.Text.Json;

namespace Graph.Gateway.Auth.Jose;

/// <summary>Values out of JSON that is known to be well-formed.</summary>
internal static class JsonReading
{
    /// <summary>Null when the value is not a string; the reader then stands after it, whatever it is.</summary>
    public static string? StringOrNull(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();
        reader.Skip();
        return null;
    }

    /// <summary>The strings of an array; null when the value is not an array of strings.</summary>
    public static List<string>? StringsOrNull(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        List<string>? strings = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.StringOrNull() is { } text)
                strings?.Add(text);
            else
                strings = null;
        }

        return strings;
    }
}
