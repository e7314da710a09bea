using Graph.GraphQL.AspNetCore.Subscriptions.Streams;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Response;

namespace Graph.GraphQL.AspNetCore.Subscriptions.ServerSentEvents;

/// <summary>The distinct connections mode of graphql-sse: a stream for one operation.</summary>
internal sealed class EventStreamFraming : IStreamFraming
{
    public const string MediaType = "text/event-stream; charset=utf-8";

    public static readonly EventStreamFraming Instance = new();

    private EventStreamFraming()
    {
    }

    /// <summary>A comment: browsers that have got the headers alone do not call the stream open.</summary>
    public static ReadOnlySpan<byte> Comment => ":\n\n"u8;

    public string ContentType => MediaType;

    public ReadOnlySpan<byte> Opening => Comment;

    public ReadOnlySpan<byte> KeepAlive => Comment;

    /// <summary>Without the empty data a browser's EventSource would pass the event over.</summary>
    public ReadOnlySpan<byte> Completion => "event: complete\ndata:\n\n"u8;

    public void WriteNext(Utf8JsonBuffer output, ReadOnlySpan<byte> response)
    {
        // JSON as it is written here has no line breaks, which would end the data.
        output.Write("event: next\ndata: "u8);
        output.Write(response);
        output.Write("\n\n"u8);
    }

    public void WriteFailure(Utf8JsonBuffer output, GraphQLError error)
    {
        output.Write("event: next\ndata: {"u8);
        output.WriteErrors([error]);
        output.Write("}\n\n"u8);
        output.Write(Completion);
    }
}
