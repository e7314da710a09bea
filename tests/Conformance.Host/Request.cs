using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Graph.Conformance.Host;

/// <summary>Reads members of a request. A string may hold unpaired surrogates, which are cases of their own.</summary>
internal static class Request
{
    public static string Text(this JsonObject request, string name) =>
        request.OptionalText(name) ?? throw new InvalidOperationException($"The request has no \"{name}\".");

    public static string? OptionalText(this JsonObject request, string name) =>
        request[name] is { } node ? Unescape(node.GetValue<JsonElement>().GetRawText()) : null;

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
