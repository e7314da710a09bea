using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>Reads the fields of a request; what is not of the right kind is refused with the field's name. Null counts as absent.</summary>
internal static class RequestFields
{
    public static void RefuseUnknown(this JsonObject from, IEnumerable<string> known, string? path = null)
    {
        foreach (var (name, _) in from)
            if (!known.Contains(name, StringComparer.Ordinal))
                throw Refusal.Invalid("UNKNOWN_BODY_PARAMETER", "This parameter is not known.", path is null ? name : $"{path}.{name}");
    }

    public static string? Text(this JsonObject from, string name) => from.Find(name, JsonValueKind.String, "EXPECTED_STRING")?.GetValue<string>();

    public static string RequiredText(this JsonObject from, string name, int longest = 1_024) => from.Text(name) switch
    {
        null => throw Refusal.Missing(name),
        "" => throw Refusal.Invalid("VALUE_EMPTY", $"'{name}' must not be empty.", name),
        { } text when text.Length > longest => throw Refusal.Invalid("VALUE_TOO_LONG", $"'{name}' is longer than {longest}.", name),
        { } text => text,
    };

    public static JsonObject? Object(this JsonObject from, string name) =>
        from.Find(name, JsonValueKind.Object, "EXPECTED_OBJECT")?.AsObject();

    public static JsonObject RequiredObject(this JsonObject from, string name) => from.Object(name) ?? throw Refusal.Missing(name);

    public static JsonArray? Array(this JsonObject from, string name) => from.Find(name, JsonValueKind.Array, "EXPECTED_ARRAY")?.AsArray();

    /// <param name="most">How many there may be; at least one when the field is there.</param>
    public static IReadOnlyList<string>? Texts(this JsonObject from, string name, int most)
    {
        if (from.Array(name) is not { } array)
            return null;
        if (array.Count == 0)
            throw Refusal.Invalid("ARRAY_EMPTY", $"'{name}' must not be empty.", name);
        if (array.Count > most)
            throw Refusal.Invalid("ARRAY_LENGTH_TOO_LONG", $"'{name}' has more than {most}.", name);
        return
        [
            .. array.Select(entry => entry?.GetValueKind() == JsonValueKind.String
                ? entry.GetValue<string>()
                : throw Refusal.Invalid("EXPECTED_STRING", $"'{name}' has strings.", name)),
        ];
    }

    public static bool? Flag(this JsonObject from, string name) => from[name]?.GetValueKind() switch
    {
        null or JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Refusal.Invalid("EXPECTED_BOOLEAN", $"'{name}' must be true or false.", name),
    };

    public static long? Number(this JsonObject from, string name) => from.Find(name, JsonValueKind.Number, "EXPECTED_INTEGER") is not { } node
        ? null
        : long.TryParse(node.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refusal.Invalid("EXPECTED_INTEGER", $"'{name}' must be an integer.", name);

    public static DateTimeOffset? Time(this JsonObject from, string name) => from.Text(name) is not { } text
        ? null
        : Rfc3339.Read(text) ?? throw Refusal.Invalid("INVALID_TIME", $"'{name}' must be a time as in RFC 3339.", name);

    private static JsonNode? Find(this JsonObject from, string name, JsonValueKind kind, string code) => from[name] switch
    {
        null => null,
        { } node when node.GetValueKind() == kind => node,
        _ => throw Refusal.Invalid(code, $"'{name}' is of another type.", name),
    };
}
