using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Graph.Lambda.Tests.Hosting;

/// <summary>An application that tells what it sees of a request.</summary>
internal static class Echo
{
    public static void Map(WebApplication application) => application.Run(Tell);

    public static async Task Tell(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var request = context.Request;
        var seen = new JsonObject
        {
            ["method"] = request.Method,
            ["pathBase"] = request.PathBase.Value,
            ["path"] = request.Path.Value,
            ["queryString"] = request.QueryString.Value,
            ["query"] = new JsonObject(request.Query.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)new JsonArray([.. pair.Value.Select(value => JsonValue.Create(value))])))),
            ["cookies"] = new JsonObject(request.Cookies.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
            ["headers"] = new JsonObject(request.Headers.Where(header => IsOwn(header.Key)).OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
                .Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), (JsonNode?)header.Value.ToString()))),
            ["contentLength"] = request.ContentLength,
            ["canHaveBody"] = context.Features.Get<IHttpRequestBodyDetectionFeature>()!.CanHaveBody,
            ["body"] = $"{body.Length} {Convert.ToHexString(SHA256.HashData(body.ToArray()))}",
            ["target"] = context.Features.Get<IHttpRequestFeature>()!.RawTarget,
        };
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(seen.ToJsonString(), context.RequestAborted);
    }

    /// <summary>Not what the way adds to a request.</summary>
    private static bool IsOwn(string header) =>
        !header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
        && header.ToLowerInvariant() is not ("host" or "connection" or "content-length" or "cookie");
}
