using System.Text;
using System.Text.Json;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.AspNetCore.Requests;

/// <summary>
/// Reads JSON into the model that the engine's scalars take: null, <see cref="bool"/>, <see cref="string"/>,
/// <see cref="long"/>, <see cref="JsonNumber"/>, lists and dictionaries. Depth is bounded by the JSON reader; the number of
/// values and the length of a number are bounded here.
/// </summary>
internal ref struct JsonValueReader(int maxValues)
{
    /// <summary>No type has use for more digits, and reading them exactly costs more than linear time.</summary>
    private const int MaxNumberLength = 400;

    private static readonly object True = true;
    private static readonly object False = false;

    private int _left = maxValues;

    /// <summary>The reader stands on the value's first token, and on its last one afterwards.</summary>
    public object? Read(ref Utf8JsonReader json)
    {
        if (--_left < 0)
            throw new MalformedRequestException(RequestError.LimitExceeded("The request has too many JSON values."));
        return json.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.True => True,
            JsonTokenType.False => False,
            JsonTokenType.String => ReadString(ref json),
            JsonTokenType.Number => ReadNumber(ref json),
            JsonTokenType.StartArray => ReadArray(ref json),
            _ => ReadObject(ref json),
        };
    }

    public Dictionary<string, object?> ReadObject(ref Utf8JsonReader json)
    {
        var members = new Dictionary<string, object?>();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = ReadString(ref json);
            json.Read();
            if (!members.TryAdd(name, Read(ref json)))
                throw new MalformedRequestException($"A JSON object has the member \"{Shorten(name)}\" twice.");
        }

        return members;
    }

    /// <summary>Escapes can spell half of a surrogate pair, which is not Unicode text.</summary>
    public static string ReadString(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new MalformedRequestException("A JSON string has half of a surrogate pair, which is not Unicode text.");
        }
    }

    /// <summary>Before a name is compared: the JSON reader throws over half of a surrogate pair then.</summary>
    public static void RequireText(ref Utf8JsonReader json)
    {
        if (json.ValueIsEscaped)
            ReadString(ref json);
    }

    private List<object?> ReadArray(ref Utf8JsonReader json)
    {
        var items = new List<object?>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            items.Add(Read(ref json));
        return items;
    }

    private static object ReadNumber(ref Utf8JsonReader json)
    {
        if (json.TryGetInt64(out var integer))
            return integer;
        if (json.ValueSpan.Length > MaxNumberLength)
            throw new MalformedRequestException(
                RequestError.LimitExceeded($"A JSON number has more than {MaxNumberLength} characters."));
        return new JsonNumber(Encoding.UTF8.GetString(json.ValueSpan));
    }

    private static string Shorten(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 80), "…");
}
