using Graph.GraphQL.AspNetCore.Subscriptions.Streams;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Response;

namespace Graph.GraphQL.AspNetCore.Subscriptions.Multipart;

/// <summary>
/// Apollo's multipart protocol for subscriptions, <c>subscriptionSpec=1.0</c>: a part a response. Each part is followed by the
/// next boundary at once, for that is what tells a client where it ends.
/// </summary>
internal sealed class MultipartFraming : IStreamFraming
{
    public static readonly MultipartFraming Instance = new();

    private MultipartFraming()
    {
    }

    public string ContentType => "multipart/mixed;boundary=\"graphql\";subscriptionSpec=1.0";

    public ReadOnlySpan<byte> Opening => "\r\n--graphql"u8;

    public ReadOnlySpan<byte> KeepAlive => "\r\nContent-Type: application/json\r\n\r\n{}\r\n--graphql"u8;

    public ReadOnlySpan<byte> Completion => "--\r\n"u8;

    private static ReadOnlySpan<byte> PartStart => "\r\nContent-Type: application/json\r\n\r\n{\"payload\":"u8;

    private static ReadOnlySpan<byte> PartEnd => "}\r\n--graphql"u8;

    public void WriteNext(Utf8JsonBuffer output, ReadOnlySpan<byte> response)
    {
        output.Write(PartStart);
        output.Write(response);
        output.Write(PartEnd);
    }

    public void WriteFailure(Utf8JsonBuffer output, GraphQLError error)
    {
        output.Write(PartStart);
        output.Write("null,"u8);
        output.WriteErrors([error]);
        output.Write(PartEnd);
        output.Write(Completion);
    }
}
