using Graph.GraphQL.Response;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Graph.GraphQL.AspNetCore.Subscriptions.Streams;

/// <summary>A response's body that is sent piece by piece as it comes: no length, no compression, no buffering on the way.</summary>
internal static class StreamBody
{
    public static Task Open(HttpContext context, string contentType)
    {
        var response = context.Response;
        response.ContentType = contentType;
        response.Headers.CacheControl = "no-cache, no-store";
        // nginx and its kin would hold back what comes until a buffer is full.
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        return response.StartAsync(context.RequestAborted);
    }

    public static async ValueTask Write(HttpContext context, ReadOnlyMemory<byte> content)
    {
        var flush = await context.Response.BodyWriter.WriteAsync(content, context.RequestAborted);
        if (flush.IsCompleted)
            throw new OperationCanceledException("The client has gone.");
    }

    public static Utf8JsonBuffer Copy(ReadOnlySpan<byte> content)
    {
        var copy = new Utf8JsonBuffer();
        copy.Write(content);
        return copy;
    }
}
