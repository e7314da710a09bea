using Graph.GraphQL.AspNetCore.Subscriptions.Operations;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution;
using Graph.GraphQL.Response;

namespace Graph.GraphQL.AspNetCore.Subscriptions.WebSockets;

/// <summary>What the server sends over graphql-transport-ws.</summary>
internal sealed class SocketMessages : IOperationMessages
{
    public static readonly SocketMessages Instance = new();

    private SocketMessages()
    {
    }

    public static Utf8JsonBuffer ConnectionAck() => Of("{\"type\":\"connection_ack\"}"u8);

    public static Utf8JsonBuffer Ping() => Of("{\"type\":\"ping\"}"u8);

    /// <param name="payload">The ping's, sent back; may be empty.</param>
    public static Utf8JsonBuffer Pong(ReadOnlySpan<byte> payload)
    {
        var message = Of("{\"type\":\"pong\""u8);
        if (!payload.IsEmpty)
            message.Write(",\"payload\":"u8);
        message.Write(payload);
        message.Write((byte)'}');
        return message;
    }

    public Utf8JsonBuffer Next(string id, ExecutionResult response) => Next(id, response.ToJson().Span);

    /// <param name="response">JSON.</param>
    public static Utf8JsonBuffer Next(string id, ReadOnlySpan<byte> response)
    {
        var message = OfOperation(id, ",\"type\":\"next\",\"payload\":"u8);
        message.Write(response);
        message.Write((byte)'}');
        return message;
    }

    public Utf8JsonBuffer Error(string id, IReadOnlyList<GraphQLError> errors)
    {
        using var member = new Utf8JsonBuffer();
        member.WriteErrors(errors);
        var message = OfOperation(id, ",\"type\":\"error\",\"payload\":"u8);
        // The payload is the list alone.
        message.Write(member.Written["\"errors\":"u8.Length..]);
        message.Write((byte)'}');
        return message;
    }

    public Utf8JsonBuffer Complete(string id) => OfOperation(id, ",\"type\":\"complete\"}"u8);

    private static Utf8JsonBuffer OfOperation(string id, ReadOnlySpan<byte> rest)
    {
        var message = Of("{\"id\":"u8);
        message.WriteString(id);
        message.Write(rest);
        return message;
    }

    private static Utf8JsonBuffer Of(ReadOnlySpan<byte> json)
    {
        var message = new Utf8JsonBuffer();
        message.Write(json);
        return message;
    }
}
