using System.Text.Json;
using Graph.GraphQL.AspNetCore.Requests;

namespace Graph.GraphQL.AspNetCore.Subscriptions.WebSockets;

/// <summary>
/// Reads the envelope of a message of graphql-transport-ws: members in any order, unknown ones passed over, the payload left as
/// it is.
/// </summary>
internal static class ClientMessageReader
{
    /// <summary>Generated ids have some 36 characters; a longer one would only fill memory.</summary>
    private const int MaxIdLength = 256;

    /// <summary>Null when the message is read, else what is wrong with it.</summary>
    /// <param name="maxDepth">Of the payload.</param>
    public static string? Read(ReadOnlyMemory<byte> text, int maxDepth, out ClientMessage message)
    {
        message = default;
        try
        {
            message = ReadEnvelope(text, maxDepth + 1);
            return Check(message);
        }
        catch (JsonException)
        {
            return "The message is not valid JSON, or nests too deep";
        }
        catch (MalformedRequestException malformed)
        {
            return malformed.Message;
        }
    }

    private static ClientMessage ReadEnvelope(ReadOnlyMemory<byte> text, int maxDepth)
    {
        var json = new Utf8JsonReader(text.Span, new JsonReaderOptions { MaxDepth = maxDepth });
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            throw new MalformedRequestException("The message must be a JSON object");
        var (type, id, payload) = (ClientMessageType.None, "", default(ReadOnlyMemory<byte>));
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            JsonValueReader.RequireText(ref json);
            if (json.ValueTextEquals("type"u8))
                type = ReadType(ref json);
            else if (json.ValueTextEquals("id"u8))
                id = ReadId(ref json);
            else if (json.ValueTextEquals("payload"u8))
                payload = ReadPayload(ref json, text);
            else
                json.Skip();
        }

        json.Read();
        return new ClientMessage(type, id, payload);
    }

    private static ClientMessageType ReadType(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.String)
            return ClientMessageType.None;
        JsonValueReader.RequireText(ref json);
        return json.ValueTextEquals("subscribe"u8) ? ClientMessageType.Subscribe
            : json.ValueTextEquals("complete"u8) ? ClientMessageType.Complete
            : json.ValueTextEquals("ping"u8) ? ClientMessageType.Ping
            : json.ValueTextEquals("pong"u8) ? ClientMessageType.Pong
            : json.ValueTextEquals("connection_init"u8) ? ClientMessageType.ConnectionInit
            : ClientMessageType.None;
    }

    private static string ReadId(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.String ? JsonValueReader.ReadString(ref json) : "";
    }

    private static ReadOnlyMemory<byte> ReadPayload(ref Utf8JsonReader json, ReadOnlyMemory<byte> text)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
            return default;
        if (json.TokenType != JsonTokenType.StartObject)
            throw new MalformedRequestException("The payload must be a JSON object");
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return text[start..(int)json.BytesConsumed];
    }

    private static string? Check(in ClientMessage message) => message.Type switch
    {
        ClientMessageType.None => "The message's type is none of graphql-transport-ws",
        ClientMessageType.Subscribe when message.Payload.IsEmpty => "The message must have a payload",
        ClientMessageType.Subscribe or ClientMessageType.Complete when message.Id.Length is 0 or > MaxIdLength =>
            $"The message must have an id, a string of 1 to {MaxIdLength} characters",
        _ => null,
    };
}
