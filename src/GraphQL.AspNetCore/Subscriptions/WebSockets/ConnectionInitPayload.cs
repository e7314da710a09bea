using System.Text.Json;
using Graph.GraphQL.AspNetCore.Requests;

namespace Graph.GraphQL.AspNetCore.Subscriptions.WebSockets;

/// <summary>
/// Credentials in <c>connection_init</c>, for browsers cannot set headers of a WebSocket: a member <c>Authorization</c> in
/// either case, in the payload itself (as Banana Cake Pop sends it) or in its member <c>headers</c>.
/// </summary>
internal static class ConnectionInitPayload
{
    private const string Authorization = "Authorization";
    private const string Headers = "headers";

    /// <summary>Null when there are none; empty when they are no text, for bad credentials are never taken for none.</summary>
    /// <param name="payload">An object whose JSON is valid; or empty.</param>
    public static string? ReadAuthorization(ReadOnlySpan<byte> payload, int maxDepth)
    {
        if (payload.IsEmpty)
            return null;
        var json = new Utf8JsonReader(payload, new JsonReaderOptions { MaxDepth = maxDepth });
        json.Read();
        return ReadObject(ref json, mayHaveHeaders: true);
    }

    private static string? ReadObject(ref Utf8JsonReader json, bool mayHaveHeaders)
    {
        var (own, ofHeaders) = (default(string), default(string));
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonValueReader.ReadString(ref json);
            json.Read();
            if (name.Equals(Authorization, StringComparison.OrdinalIgnoreCase))
                own = ReadValue(ref json);
            else if (mayHaveHeaders && name == Headers && json.TokenType == JsonTokenType.StartObject)
                ofHeaders = ReadObject(ref json, mayHaveHeaders: false);
            else
                json.Skip();
        }

        return own ?? ofHeaders;
    }

    private static string? ReadValue(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Null)
            return null;
        if (json.TokenType == JsonTokenType.String)
            return JsonValueReader.ReadString(ref json);
        json.Skip();
        return "";
    }
}
