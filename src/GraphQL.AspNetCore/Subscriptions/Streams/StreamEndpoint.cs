using Graph.GraphQL.AspNetCore.Negotiation;
using Graph.GraphQL.AspNetCore.Requests;
using Graph.GraphQL.AspNetCore.Responses;
using Graph.GraphQL.AspNetCore.Subscriptions.Multipart;
using Graph.GraphQL.AspNetCore.Subscriptions.ServerSentEvents;
using Microsoft.AspNetCore.Http;

namespace Graph.GraphQL.AspNetCore.Subscriptions.Streams;

/// <summary>Answers one request with a stream of its own.</summary>
internal sealed class StreamEndpoint(StreamingServices services, ResponseWriter responses)
{
    /// <summary>Streams to the end. Not null when the request is refused before.</summary>
    /// <param name="format">What else the client takes: an operation that does not start is answered in it.</param>
    public async Task<RequestError?> Answer(HttpContext context, AcceptedStream stream, ResponseFormat format, RequestParameters parameters)
    {
        var features = await services.Connect(context, null);
        if (features.Refusal is not null)
            return RequestErrors.NotForThisViewer;
        using var operation = new StreamedOperation(context, FramingOf(stream.Format), features.ExpiresAt, services);
        if (!services.Connections.TryAdd(operation))
            return RequestErrors.TooManyConnections;
        try
        {
            var started = await services.Operations.Start(parameters, features.Features, operation.Cancellation);
            if (started.Errors is { } errors && !stream.IsPreferred)
                await responses.WriteErrors(context, format, ResponseStatus.OfErrors(errors, format), errors);
            else
                await operation.Run(started);
            return null;
        }
        catch (OperationCanceledException)
            when (operation.Cancellation.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            return RequestErrors.ServerStops;
        }
        finally
        {
            services.Connections.Remove(operation);
        }
    }

    private static IStreamFraming FramingOf(StreamFormat format) =>
        format == StreamFormat.EventStream ? EventStreamFraming.Instance : MultipartFraming.Instance;
}
