using Graph.GraphQL.AspNetCore.Negotiation;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Response;
using Microsoft.AspNetCore.Http;

namespace Graph.GraphQL.AspNetCore.Responses;

/// <summary>Sends a whole response with its length, compressed where that is worth it.</summary>
internal sealed class ResponseWriter(int? compressFrom)
{
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
        return json.Length < compressFrom.GetValueOrDefault(int.MaxValue)
            ? Send(context, json)
            : SendCompressed(context, json);
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

    private static Task Send(HttpContext context, ReadOnlyMemory<byte> content)
    {
        context.Response.ContentLength = content.Length;
        var flush = context.Response.BodyWriter.WriteAsync(content, context.RequestAborted);
        return flush.IsCompletedSuccessfully ? Task.CompletedTask : flush.AsTask();
    }

    private static async Task SendCompressed(HttpContext context, ReadOnlyMemory<byte> content)
    {
        if (ResponseCompression.ChooseEncoding(context.Request.Headers.AcceptEncoding) is not { } encoding)
        {
            await Send(context, content);
            return;
        }

        using var compressed = ResponseCompression.Compress(content.Span, encoding);
        context.Response.Headers.ContentEncoding = encoding;
        await Send(context, compressed.WrittenMemory);
    }
}
