using Graph.GraphQL.AspNetCore.Subscriptions.WebSockets;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Response;

namespace Graph.Functions.Subscriptions;

/// <summary>What goes to clients over the WebSockets that API Gateway holds.</summary>
internal sealed class Outbox(ConnectionsApi connections)
{
    private const string TooLargeCode = "RESPONSE_TOO_LARGE";

    /// <exception cref="ConnectionGoneException">The connection has ended.</exception>
    /// <exception cref="HttpRequestException">It could not be sent.</exception>
    public async ValueTask Send(string connectionId, Utf8JsonBuffer message, CancellationToken cancellationToken)
    {
        using (message)
        {
            if (!await connections.Post(connectionId, message.WrittenMemory, cancellationToken))
                throw new ConnectionGoneException();
        }
    }

    /// <param name="response">JSON.</param>
    /// <returns>False when it is larger than API Gateway takes: the operation has ended then with an error that says so.</returns>
    /// <inheritdoc cref="Send" path="/exception"/>
    public async ValueTask<bool> SendNext(string connectionId, string id, ReadOnlyMemory<byte> response, CancellationToken cancellationToken)
    {
        var message = SocketMessages.Next(id, response.Span);
        if (message.Length <= ConnectionsApi.LargestMessage)
        {
            await Send(connectionId, message, cancellationToken);
            return true;
        }
        var error = TooLarge(message.Length);
        message.Dispose();
        await SendError(connectionId, id, [error], cancellationToken);
        return false;
    }

    /// <summary>The last message of an operation that has failed, with as many of its errors as API Gateway takes.</summary>
    /// <inheritdoc cref="Send" path="/exception"/>
    public ValueTask SendError(string connectionId, string id, IReadOnlyList<GraphQLError> errors, CancellationToken cancellationToken)
    {
        var message = SocketMessages.Instance.Error(id, errors);
        for (var kept = errors.Count; message.Length > ConnectionsApi.LargestMessage;)
        {
            message.Dispose();
            kept /= 2;
            message = SocketMessages.Instance.Error(id, [.. errors.Take(kept), LeftOut(errors.Count - kept)]);
        }
        return Send(connectionId, message, cancellationToken);
    }

    private static GraphQLError TooLarge(int length) => new(
        $"The response has {length} bytes, and a message takes {ConnectionsApi.LargestMessage}: subscribe to less, and query the rest.", TooLargeCode);

    private static GraphQLError LeftOut(int count) =>
        new($"Errors are left out, {count} of them: a message takes {ConnectionsApi.LargestMessage} bytes.", TooLargeCode);
}

/// <summary>The client is not there any more.</summary>
internal sealed class ConnectionGoneException : Exception;
