using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>What two requests have in common when they say the same, in whatever order their fields are.</summary>
internal static class RequestDigest
{
    public static string Of(JsonObject request)
    {
        var text = new StringBuilder();
        Write(request, text);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Write(JsonNode? node, StringBuilder text)
    {
        switch (node)
        {
            case JsonObject fields:
                text.Append('{');
                foreach (var (name, value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
                {
                    text.Append(JsonValue.Create(name)!.ToJsonString()).Append(':');
                    Write(value, text);
                    text.Append(',');
                }
                text.Append('}');
                break;
            case JsonArray entries:
                text.Append('[');
                foreach (var entry in entries)
                {
                    Write(entry, text);
                    text.Append(',');
                }
                text.Append(']');
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }
}
