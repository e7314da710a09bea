using Graph.GraphQL.Errors;
using Graph.GraphQL.Response;

namespace Graph.GraphQL.AspNetCore.Subscriptions.Streams;

/// <summary>How the responses of one operation stand in a body that streams.</summary>
internal interface IStreamFraming
{
    string ContentType { get; }

    /// <summary>Before anything else, so that clients see at once that the stream is open.</summary>
    ReadOnlySpan<byte> Opening { get; }

    /// <summary>Means nothing, and keeps proxies from closing a quiet connection.</summary>
    ReadOnlySpan<byte> KeepAlive { get; }

    /// <summary>After the last response of an operation that has ended.</summary>
    ReadOnlySpan<byte> Completion { get; }

    /// <param name="response">One response, as JSON.</param>
    void WriteNext(Utf8JsonBuffer output, ReadOnlySpan<byte> response);

    /// <summary>Why the transport itself ends here, with no completion to follow.</summary>
    void WriteFailure(Utf8JsonBuffer output, GraphQLError error);
}
