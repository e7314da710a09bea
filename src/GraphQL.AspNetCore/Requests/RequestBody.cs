using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Graph.GraphQL.AspNetCore.Requests;

/// <summary>Reads the body of a request out of the server's own buffers; only a body of several buffers is copied.</summary>
internal static class RequestBody
{
    /// <summary>A GraphQL request, or several.</summary>
    public static ValueTask<RequestContent> Read(HttpRequest request, GraphQLHttpOptions options) =>
        Read(request, options, JsonRequestReader.Read, static error => new RequestContent(error));

    /// <param name="tooLarge">What is read of a body that is longer than the options allow.</param>
    public static async ValueTask<T> Read<T>(
        HttpRequest request, GraphQLHttpOptions options, BodyParser<T> parse, Func<RequestError, T> tooLarge)
    {
        if (request.ContentLength > options.MaxBodyBytes)
            return tooLarge(RequestError.TooLarge(options.MaxBodyBytes));
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(request.HttpContext.RequestAborted);
            var body = read.Buffer;
            if (body.Length > options.MaxBodyBytes)
            {
                reader.AdvanceTo(body.End);
                return tooLarge(RequestError.TooLarge(options.MaxBodyBytes));
            }

            if (read.IsCompleted || body.Length == request.ContentLength)
            {
                var content = Parse(body, options, parse);
                reader.AdvanceTo(body.End);
                return content;
            }

            reader.AdvanceTo(body.Start, body.End);
        }
    }

    private static T Parse<T>(in ReadOnlySequence<byte> body, GraphQLHttpOptions options, BodyParser<T> parse)
    {
        if (body.IsSingleSegment)
            return parse(body.FirstSpan, options);
        var length = (int)body.Length;
        var copy = ArrayPool<byte>.Shared.Rent(length);
        body.CopyTo(copy);
        var content = parse(copy.AsSpan(0, length), options);
        ArrayPool<byte>.Shared.Return(copy);
        return content;
    }
}

/// <param name="body">The whole body; nothing of it is kept.</param>
internal delegate T BodyParser<T>(ReadOnlySpan<byte> body, GraphQLHttpOptions options);
