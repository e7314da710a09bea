using Graph.GraphQL.AspNetCore.Subscriptions.Operations;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution;
using Graph.GraphQL.Response;

namespace Graph.GraphQL.AspNetCore.Subscriptions.ServerSentEvents;

/// <summary>The single connection mode of graphql-sse: events of all operations in one stream, each with its id.</summary>
internal sealed class EventStreamMessages : IOperationMessages
{
    public static readonly EventStreamMessages Instance = new();

    private EventStreamMessages()
    {
    }

    public Utf8JsonBuffer Next(string id, ExecutionResult response)
    {
        var message = new Utf8JsonBuffer();
        BeginNext(message, id);
        message.Write(response.ToJson().Span);
        message.Write("}\n\n"u8);
        return message;
    }

    /// <summary>There is no event for errors: a response with nothing else, then the end.</summary>
    public Utf8JsonBuffer Error(string id, IReadOnlyList<GraphQLError> errors)
    {
        var message = new Utf8JsonBuffer();
        BeginNext(message, id);
        message.Write((byte)'{');
        message.WriteErrors(errors);
        message.Write("}}\n\n"u8);
        WriteComplete(message, id);
        return message;
    }

    public Utf8JsonBuffer Complete(string id)
    {
        var message = new Utf8JsonBuffer();
        WriteComplete(message, id);
        return message;
    }

    private static void BeginNext(Utf8JsonBuffer message, string id)
    {
        message.Write("event: next\ndata: {\"id\":"u8);
        message.WriteString(id);
        message.Write(",\"payload\":"u8);
    }

    private static void WriteComplete(Utf8JsonBuffer message, string id)
    {
        message.Write("event: complete\ndata: {\"id\":"u8);
        message.WriteString(id);
        message.Write("}\n\n"u8);
    }
}
