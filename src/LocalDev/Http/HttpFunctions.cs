using System.Globalization;
using System.Text;
using Graph.Lambda.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
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

    /// <summary>For all that no other route takes: <c>$default</c>.</summary>
    public static void MapFunctionOfRest(
        this IEndpointRouteBuilder endpoints, Func<HttpApiEvent, CancellationToken, Task<HttpApiResponse>> function) =>
        endpoints.MapFallback("{**path}", (RequestDelegate)(context => Handle(context, "$default", function)));

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
        RequestContext = ContextOf(request, route),
        RawPath = PathOf(request),
        RawQueryString = request.QueryString.HasValue ? request.QueryString.Value![1..] : "",
        Cookies = [.. request.Headers.Cookie.SelectMany(line => (line ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
        Headers = request.Headers
            .Where(header => !header.Key.Equals("Cookie", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(',', header.Value.ToArray())),
        Body = body.Length == 0 ? null : Convert.ToBase64String(body),
        IsBase64Encoded = body.Length > 0,
    };

    /// <summary>An HTTP API decodes paths once, slashes too, and gives them to functions so.</summary>
    private static string PathOf(HttpRequest request) =>
        request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget is ['/', ..] target
            ? Uri.UnescapeDataString(target.Split('?')[0])
            : request.Path.Value ?? "/";

    private static HttpApiRequestContext ContextOf(HttpRequest request, string route)
    {
        var now = DateTimeOffset.UtcNow;
        return new HttpApiRequestContext
        {
            AccountId = "000000000000",
            ApiId = "local",
            DomainName = request.Host.Value,
            Http = new HttpApiRequestLine
            {
                Method = request.Method,
                Path = PathOf(request),
                Protocol = request.Protocol,
                SourceIp = request.HttpContext.Connection.RemoteIpAddress?.ToString(),
                UserAgent = request.Headers.UserAgent,
            },
            RequestId = Guid.NewGuid().ToString("N"),
            RouteKey = route,
            Stage = "$default",
            Time = now.ToString("dd/MMM/yyyy:HH:mm:ss +0000", CultureInfo.InvariantCulture),
            TimeEpoch = now.ToUnixTimeMilliseconds(),
        };
    }

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
        var body = response.IsBase64Encoded ? Convert.FromBase64String(response.Body ?? "") : Encoding.UTF8.GetBytes(response.Body ?? "");
        return body.Length > 0 ? context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask() : Task.CompletedTask;
    }
}
