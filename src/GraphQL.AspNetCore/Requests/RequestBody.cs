using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Graph.GraphQL.AspNetCore.Requests;

/// <summary>Reads the body of a POST out of the server's own buffers; only a body of several buffers is copied.</summary>
internal static class RequestBody
{
    public static async ValueTask<RequestContent> Read(HttpRequest request, GraphQLHttpOptions options)
    {
        if (request.ContentLength > options.MaxBodyBytes)
            return new RequestContent(RequestError.TooLarge(options.MaxBodyBytes));
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(request.HttpContext.RequestAborted);
            var body = read.Buffer;
            if (body.Length > options.MaxBodyBytes)
            {
                reader.AdvanceTo(body.End);
                return new RequestContent(RequestError.TooLarge(options.MaxBodyBytes));
            }

            if (read.IsCompleted || body.Length == request.ContentLength)
            {
                var content = Parse(body, options);
                reader.AdvanceTo(body.End);
                return content;
            }

            reader.AdvanceTo(body.Start, body.End);
        }
    }

    private static RequestContent Parse(in ReadOnlySequence<byte> body, GraphQLHttpOptions options)
    {
        if (body.IsSingleSegment)
            return JsonRequestReader.Read(body.FirstSpan, options);
        var length = (int)body.Length;
        var copy = ArrayPool<byte>.Shared.Rent(length);
        body.CopyTo(copy);
        var content = JsonRequestReader.Read(copy.AsSpan(0, length), options);
        ArrayPool<byte>.Shared.Return(copy);
        return content;
    }
}
