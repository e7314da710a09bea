using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.GraphQL.TypeSystem;

namespace Graph.Conformance.Host;

/// <summary>Reads members of a request. A string may hold unpaired surrogates, which are cases of their own.</summary>
internal static class Request
{
    public static string Text(this JsonObject request, string name) =>
        request.OptionalText(name) ?? throw new InvalidOperationException($"The request has no \"{name}\".");

    public static string? OptionalText(this JsonObject request, string name) =>
        request[name] is { } node ? Unescape(node.GetValue<JsonElement>().GetRawText()) : null;

    /// <summary>In the JSON model of <see cref="ScalarCoercion.CoerceValue"/>; null where it is absent.</summary>
    public static object? Value(this JsonObject request, string name) => ToModel(request[name]);

    private static object? ToModel(JsonNode? node) => node switch
    {
        JsonObject members => members.ToDictionary(m => m.Key, m => ToModel(m.Value)),
        JsonArray items => items.Select(ToModel).ToArray(),
        null => null,
        _ => node.GetValue<JsonElement>() switch
        {
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            { ValueKind: JsonValueKind.String } text => Unescape(text.GetRawText()),
            var number when number.TryGetInt64(out var integer) => integer,
            var number => new JsonNumber(number.GetRawText()),
        },
    };

    /// <summary>What a JSON string stands for, which the framework refuses to say of one that is not valid UTF-16.</summary>
    private static string Unescape(string quoted)
    {
        var text = new StringBuilder(quoted.Length);
        for (var i = 1; i < quoted.Length - 1; i++)
        {
            if (quoted[i] != '\\')
            {
                text.Append(quoted[i]);
                continue;
            }

            var escape = quoted[++i];
            if (escape == 'u')
            {
                text.Append((char)ushort.Parse(quoted.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            text.Append(escape switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => escape });
        }

        return text.ToString();
    }
}
