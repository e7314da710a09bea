using Graph.Lambda.Hosting.Requests;
using Graph.Lambda.Runtime;
using Microsoft.AspNetCore.Http;

namespace Graph.Lambda.Hosting.Responses;

/// <summary>A response that is whole.</summary>
internal sealed record Answer(int Status, string? Reason, IHeaderDictionary Headers, ReadOnlyMemory<byte> Body)
{
    public static Answer Empty(int status) => new(status, null, new HeaderDictionary(), default);

    /// <param name="headers">Of the response in whose place it is answered; those without which a browser shows nothing are kept.</param>
    public static Answer Of(HostedError error, LambdaHostingOptions options, IHeaderDictionary? headers = null)
    {
        var answer = options.AnswerError(error);
        IHeaderDictionary kept = new HeaderDictionary();
        kept.ContentType = answer.ContentType;
        foreach (var (name, values) in headers ?? new HeaderDictionary())
        {
            if (name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase) || name.Equals("Vary", StringComparison.OrdinalIgnoreCase))
                kept[name] = values;
        }
        return new Answer(answer.Status, null, kept, answer.Body);
    }

    /// <summary>What there is of a response that has not ended.</summary>
    public static Answer PartOf(ResponseFeature response, ReadOnlyMemory<byte> body)
    {
        IHeaderDictionary headers = new HeaderDictionary();
        foreach (var (name, values) in response.Headers)
            headers[name] = values;
        headers.ContentLength = null;
        return new Answer(response.StatusCode, response.ReasonPhrase, headers, body);
    }

    /// <summary>As one payload, or an error of what is too large for one.</summary>
    public InvocationResult Whole(HttpEvent request, LambdaHostingOptions options)
    {
        if (ResponseJson.Write(request, this, out var length) is { } json)
            return InvocationResult.Of(json.Memory, json);
        var error = Of(HostedError.ResponseTooLarge(length, request.Kind), options, Headers);
        json = ResponseJson.Write(request, error, out length) ?? throw new InvalidOperationException($"An answer to an error has {length} bytes.");
        return InvocationResult.Of(json.Memory, json);
    }

    /// <summary>As a stream, because the front waits for one.</summary>
    public InvocationResult Streamed(HttpEvent request)
    {
        var prelude = ResponseHeaders.Prelude(request, Status, Headers).ToBytes();
        return InvocationResult.Stream(HttpResponsePrelude.ContentType, async (stream, _) =>
        {
            // Even when the time is over: that may be what is answered.
            await stream.WriteAsync(prelude, CancellationToken.None);
            await stream.WriteAsync(Body, CancellationToken.None);
        });
    }
}
