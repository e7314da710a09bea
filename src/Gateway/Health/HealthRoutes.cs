using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Graph.Gateway.Auth;
using Graph.Gateway.Rest;
using Microsoft.AspNetCore.RateLimiting;

namespace Graph.Gateway.Health;

/// <summary>Routes for monitors: a JSON object, the same for everyone, not limited and not cached.</summary>
internal static class HealthRoutes
{
    /// <summary>The answer is JSON and nothing else, so a plus sign may stay one.</summary>
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="api">Whose headers it has.</param>
    /// <param name="write">The members of the answer.</param>
    public static void MapHealth(this WebApplication app, RestApi api, string path, Action<HttpContext, Utf8JsonWriter> write) =>
        Map(app, api, path, context => Answer(context, api, StatusCodes.Status200OK, json => write(context, json)));

    /// <summary>One that says whether the database answers.</summary>
    /// <param name="statusOfFailure">When it does not.</param>
    public static void MapHealth(
        this WebApplication app, RestApi api, string path, DatabaseProbe probe, int statusOfFailure, Action<HttpContext, Utf8JsonWriter, bool> write) =>
        Map(app, api, path, async context =>
        {
            var answers = await probe.Answers();
            await Answer(context, api, answers ? StatusCodes.Status200OK : statusOfFailure, json => write(context, json, answers));
        });

    private static void Map(WebApplication app, RestApi api, string path, RequestDelegate answer) => app
        .MapMethods(path, [HttpMethods.Get, HttpMethods.Head, HttpMethods.Options], answer)
        .WithMetadata(api, new IgnoresCredentials(), new DisableRateLimitingAttribute());

    private static Task Answer(HttpContext context, RestApi api, int status, Action<Utf8JsonWriter> write)
    {
        var body = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(body, s_json))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        api.AddHeadersTo(context);
        context.Response.StatusCode = status;
        context.Response.ContentType = RestErrorResponse.ContentType;
        context.Response.ContentLength = body.WrittenCount;
        context.Response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted).AsTask();
    }
}
