using System.Text.Encodings.Web;
using System.Text.Json;
using Graph.GraphQL.AspNetCore;
using Graph.GraphQL.Response;

namespace Graph.Gateway.Rest;

/// <summary>Refusals, in the words of the API that a request is for: a REST API of before, or GraphQL.</summary>
internal static class RestErrorResponse
{
    public const string ContentType = "application/json";

    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For what stands before the endpoints, such as authentication and limits.</summary>
    /// <param name="code">Of the GraphQL error.</param>
    public static Task Refuse(this HttpContext context, int status, string code, string message) =>
        context.GetEndpoint()?.Metadata.GetMetadata<RestApi>() is { } api
            ? Write(context, api, new RestError(status, message))
            : context.WriteGraphQLError(status, code, message);

    public static async Task Write(HttpContext context, RestApi api, RestError error)
    {
        using var body = new Utf8JsonBuffer();
        using (var json = new Utf8JsonWriter(body, s_json))
            api.WriteError(json, error);
        var response = context.Response;
        api.AddHeadersTo(context);
        response.StatusCode = error.Status;
        if (body.Length > 0)
            response.ContentType = ContentType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted);
    }
}
