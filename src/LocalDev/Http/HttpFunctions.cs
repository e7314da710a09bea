using Graph.Lambda.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Graph.LocalDev.Http;

/// <summary>What an HTTP API of API Gateway does between a browser and a function (payload format 2.0).</summary>
internal static class HttpFunctions
{
    /// <summary>As API Gateway has it.</summary>
    private const int LargestBody = 10 << 20;

    /// <param name="route">Method and path, such as <c>GET /auth/success</c>.</param>
    public static void MapFunction(
        this IEndpointRouteBuilder endpoints, string route, Func<HttpApiEvent, CancellationToken, Task<HttpApiResponse>> function)
    {
        var parts = route.Split(' ', 2);
        endpoints.MapMethods(parts[1], [parts[0]], (RequestDelegate)(context => Handle(context, route, function)));
    }

    private static async Task Handle(
        HttpContext context, string route, Func<HttpApiEvent, CancellationToken, Task<HttpApiResponse>> function)
    {
        if (await ReadBody(context) is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }
        await Write(await function(EventOf(context.Request, route, body), context.RequestAborted), context);
    }

    private static HttpApiEvent EventOf(HttpRequest request, string route, byte[] body) => new()
    {
        RouteKey = route,
        RawPath = request.Path.ToUriComponent(),
        RawQueryString = request.QueryString.HasValue ? request.QueryString.Value![1..] : "",
        Cookies = [.. request.Headers.Cookie.SelectMany(line => (line ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
        Headers = request.Headers
            .Where(header => !header.Key.Equals("Cookie", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(',', header.Value.ToArray())),
        Body = body.Length == 0 ? null : Convert.ToBase64String(body),
        IsBase64Encoded = body.Length > 0,
    };

    /// <returns>Null when it is larger than may be.</returns>
    private static async Task<byte[]?> ReadBody(HttpContext context)
    {
        if (context.Request.ContentLength > LargestBody)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[81_920];
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is > 0 and var read)
        {
            if (body.Length + read > LargestBody)
                return null;
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }

    private static Task Write(HttpApiResponse response, HttpContext context)
    {
        context.Response.StatusCode = response.StatusCode;
        foreach (var (name, value) in response.Headers)
            context.Response.Headers[name] = value;
        foreach (var cookie in response.Cookies ?? [])
            context.Response.Headers.Append("Set-Cookie", cookie);
        return response.Body is { } body ? context.Response.WriteAsync(body, context.RequestAborted) : Task.CompletedTask;
    }
}
