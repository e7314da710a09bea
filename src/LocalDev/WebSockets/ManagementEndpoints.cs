using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace Graph.LocalDev.WebSockets;

/// <summary>What a function does with connections: send to them (POST), end them (DELETE), look at them (GET).</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html</remarks>
internal sealed class ManagementEndpoints(ConcurrentDictionary<string, ClientSocket> sockets, WebSocketApiOptions options)
{
    private const string Scope = "/execute-api/aws4_request";

    public async Task Handle(HttpContext context)
    {
        var id = Uri.UnescapeDataString((string)context.Request.RouteValues["id"]!);
        if (!IsSigned(context.Request))
            await Refuse(context, StatusCodes.Status403Forbidden, "MissingAuthenticationTokenException", "Missing Authentication Token");
        else if (!sockets.TryGetValue(id, out var socket))
            await Gone(context);
        else if (HttpMethods.IsPost(context.Request.Method))
            await Post(context, socket);
        else if (HttpMethods.IsDelete(context.Request.Method))
            await Delete(context, id, socket);
        else
            await Describe(context, socket);
    }

    private async Task Post(HttpContext context, ClientSocket socket)
    {
        using var message = new MemoryStream();
        if (context.Request.ContentLength <= options.LargestMessage)
            await context.Request.Body.CopyToAsync(message, context.RequestAborted);
        if (context.Request.ContentLength is not { } length || length > options.LargestMessage)
            await Refuse(context, StatusCodes.Status413PayloadTooLarge, "PayloadTooLargeException", "Message too long");
        else if (!await socket.Send(message.ToArray(), context.RequestAborted))
            await Gone(context);
    }

    /// <summary>It is not there for anybody from now on, though the client may take its time.</summary>
    private async Task Delete(HttpContext context, string id, ClientSocket socket)
    {
        sockets.TryRemove(id, out _);
        await socket.Close(WebSocketCloseStatus.NormalClosure, "Connection Closed Normally");
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static Task Describe(HttpContext context, ClientSocket socket) => Answer(
        context,
        StatusCodes.Status200OK,
        $$"""{"connectedAt":"{{Text(socket.ConnectedAt)}}","lastActiveAt":"{{Text(socket.LastActiveAt)}}","identity":{"sourceIp":"127.0.0.1"} }""");

    /// <summary>Closed, or never there: AWS does not tell the difference.</summary>
    private static Task Gone(HttpContext context) => Refuse(context, StatusCodes.Status410Gone, "GoneException", "Gone");

    /// <summary>That the signature is right is proved elsewhere; here it has to be one for this service.</summary>
    private static bool IsSigned(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } authorization
        && authorization.StartsWith("AWS4-HMAC-SHA256 Credential=", StringComparison.Ordinal)
        && authorization.Contains(Scope, StringComparison.Ordinal)
        && request.Headers.ContainsKey("X-Amz-Date");

    private static string Text(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <param name="type">By it AWS's clients know the exception to throw.</param>
    private static Task Refuse(HttpContext context, int status, string type, string message)
    {
        context.Response.Headers["x-amzn-ErrorType"] = type;
        return Answer(context, status, $$"""{"message":"{{message}}"}""");
    }

    private static Task Answer(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }
}
