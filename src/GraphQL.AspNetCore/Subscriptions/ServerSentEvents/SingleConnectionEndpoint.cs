using Graph.GraphQL.AspNetCore.Negotiation;
using Graph.GraphQL.AspNetCore.Requests;
using Graph.GraphQL.AspNetCore.Responses;
using Graph.GraphQL.Binding;
using Microsoft.AspNetCore.Http;

namespace Graph.GraphQL.AspNetCore.Subscriptions.ServerSentEvents;

/// <summary>
/// The single connection mode of graphql-sse: PUT reserves a stream, GET connects to it, POST starts an operation on it, DELETE
/// ends one. All four must come from the same viewer; to others the stream does not exist.
/// </summary>
internal sealed class SingleConnectionEndpoint(StreamingServices services, ResponseWriter responses)
{
    private const string TokenHeader = "X-GraphQL-Event-Stream-Token";
    private const string TokenParameter = "token";
    private const string OperationParameter = "operationId";

    private readonly ReservedStreams _streams = new(services);

    public static bool Concerns(HttpRequest request) =>
        HttpMethods.IsPut(request.Method) || HttpMethods.IsDelete(request.Method) || TokenOf(request) is not null;

    /// <summary>Not null when the request is refused.</summary>
    public async Task<RequestError?> Handle(HttpContext context, ResponseFormat format)
    {
        var features = await services.Connect(context, null);
        if (features.Refusal is not null)
            return RequestErrors.NotForThisViewer;
        var viewerId = features.Features.Get<Viewer>()!.Id;
        if (HttpMethods.IsPut(context.Request.Method))
            return await Reserve(context, viewerId);
        if (TokenOf(context.Request) is not { } token || _streams.Find(token, viewerId) is not { } stream)
            return NotFound;
        if (HttpMethods.IsPost(context.Request.Method))
            return await Operate(context, format, stream, features.Features);
        if (HttpMethods.IsGet(context.Request.Method))
            return await Connect(context, stream, features.ExpiresAt);
        return HttpMethods.IsDelete(context.Request.Method) ? EndOperation(context, stream) : MethodNotAllowed;
    }

    private async Task<RequestError?> Reserve(HttpContext context, string? viewerId)
    {
        if (_streams.Reserve(viewerId) is not { } token)
            return RequestErrors.TooManyConnections;
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(token, context.RequestAborted);
        return null;
    }

    private async Task<RequestError?> Connect(HttpContext context, ReservedStream stream, DateTimeOffset? expiresAt)
    {
        if (!stream.TryConnect(context, expiresAt))
            return StreamIsOpen;
        try
        {
            await stream.Run(context);
        }
        finally
        {
            stream.End();
            services.Connections.Remove(stream);
        }

        return null;
    }

    private async Task<RequestError?> Operate(HttpContext context, ResponseFormat format, ReservedStream stream, RequestFeatures features)
    {
        var content = RequestContentType.Check(context.Request) is { } unsupported
            ? new RequestContent(unsupported)
            : await RequestBody.Read(context.Request, services.Options);
        if (content.Error is { } error)
            return error;
        if (content.Single.OperationId is not { Length: > 0 and <= 256 } id)
            return NoOperationId;
        if (stream.Operations.Add(id, out var isFull) is not { } operation)
            return isFull ? TooManyOperations : OperationExists;
        var started = await services.Operations.Start(content.Single, features, operation.Cancellation);
        if (started.Errors is { } errors)
        {
            stream.Operations.Remove(operation);
            await responses.WriteErrors(context, format, ResponseStatus.OfErrors(errors, format), errors);
            return null;
        }

        _ = stream.Operations.Stream(operation, started);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        return null;
    }

    /// <summary>Also of one that has ended by itself meanwhile.</summary>
    private static RequestError? EndOperation(HttpContext context, ReservedStream stream)
    {
        if (context.Request.Query[OperationParameter] is not [{ Length: > 0 } id])
            return NoOperationId;
        stream.Operations.End(id);
        context.Response.StatusCode = StatusCodes.Status200OK;
        return null;
    }

    private static string? TokenOf(HttpRequest request)
    {
        if (request.Headers.TryGetValue(TokenHeader, out var header) && header is [{ Length: > 0 } token])
            return token;
        // Most requests have none, and need not be taken apart for it.
        return request.QueryString.Value?.Contains("token=", StringComparison.Ordinal) == true
            && request.Query[TokenParameter] is [{ Length: > 0 } parameter]
            ? parameter
            : null;
    }

    private static RequestError NotFound { get; } = new(
        StatusCodes.Status404NotFound, HttpErrorCodes.StreamNotFound,
        "There is no such event stream: reserve one by PUT, and send its token.");

    private static RequestError StreamIsOpen { get; } = new(
        StatusCodes.Status409Conflict, HttpErrorCodes.StreamConflict, "The event stream is open already: one connection may read it.");

    private static RequestError OperationExists { get; } = new(
        StatusCodes.Status409Conflict, HttpErrorCodes.StreamConflict, "An operation of this extensions.operationId runs already.");

    private static RequestError NoOperationId { get; } = RequestError.BadRequest(
        "Name the operation: a POST by \"extensions.operationId\", a DELETE by ?operationId=, 1 to 256 characters.");

    private static RequestError TooManyOperations { get; } =
        RequestError.LimitExceeded("Too many operations on this event stream; end some first.");

    private static RequestError MethodNotAllowed { get; } = new(
        StatusCodes.Status405MethodNotAllowed, HttpErrorCodes.MethodNotAllowed, "An event stream takes GET, POST, PUT and DELETE.")
    {
        Allow = "GET, POST, PUT, DELETE",
    };
}
