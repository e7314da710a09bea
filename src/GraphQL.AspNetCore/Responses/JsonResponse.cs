using Microsoft.AspNetCore.Http;

namespace Graph.GraphQL.AspNetCore.Responses;

/// <summary>Sends a body with its length, compressed where that is worth it and the client accepts it. Status and media type are the caller's.</summary>
/// <param name="compressFrom">The shortest body, in bytes, that is compressed; null compresses none.</param>
public sealed class JsonResponse(int? compressFrom)
{
    public Task Send(HttpContext context, ReadOnlyMemory<byte> json) =>
        json.Length < compressFrom.GetValueOrDefault(int.MaxValue) ? SendPlain(context, json) : SendCompressed(context, json);

    private static Task SendPlain(HttpContext context, ReadOnlyMemory<byte> content)
    {
        context.Response.ContentLength = content.Length;
        var flush = context.Response.BodyWriter.WriteAsync(content, context.RequestAborted);
        return flush.IsCompletedSuccessfully ? Task.CompletedTask : flush.AsTask();
    }

    private static async Task SendCompressed(HttpContext context, ReadOnlyMemory<byte> content)
    {
        if (ResponseCompression.ChooseEncoding(context.Request.Headers.AcceptEncoding) is not { } encoding)
        {
            await SendPlain(context, content);
            return;
        }

        using var compressed = ResponseCompression.Compress(content.Span, encoding);
        context.Response.Headers.ContentEncoding = encoding;
        await SendPlain(context, compressed.WrittenMemory);
    }
}
