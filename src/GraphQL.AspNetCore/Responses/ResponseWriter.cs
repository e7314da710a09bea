using Graph.GraphQL.AspNetCore.Negotiation;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Response;
using Microsoft.AspNetCore.Http;

namespace Graph.GraphQL.AspNetCore.Responses;

/// <summary>Sends a whole response in the media type of a format.</summary>
internal sealed class ResponseWriter(int? compressFrom)
{
    private readonly JsonResponse responses = new(compressFrom);

    /// <param name="cacheControl">Of the answer to a GET; answers to POST have none.</param>
    public Task Write(
        HttpContext context, ResponseFormat format, int status, ReadOnlyMemory<byte> json, string cacheControl = SharedCaching.Forbidden)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = format == ResponseFormat.Json
            ? "application/json; charset=utf-8"
            : "application/graphql-response+json; charset=utf-8";
        if (HttpMethods.IsGet(context.Request.Method))
            SharedCaching.Say(response, cacheControl);
        return responses.Send(context, json);
    }

    public Task WriteErrors(HttpContext context, ResponseFormat format, int status, params IReadOnlyList<GraphQLError> errors) =>
        Write(context, format, status, ToJson(errors));

    /// <summary>A response without data. Section 7.1 (Response Format).</summary>
    public static byte[] ToJson(params IReadOnlyList<GraphQLError> errors)
    {
        using var json = new Utf8JsonBuffer();
        json.Write((byte)'{');
        json.WriteErrors(errors);
        json.Write((byte)'}');
        return json.Written.ToArray();
    }
}
