using System.Globalization;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;

namespace Graph.Gateway.Aws;

/// <summary>Signs requests to AWS services that have no client package here (Signature Version 4).</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html</remarks>
/// <param name="credentials">Asked for each request: on Lambda they change.</param>
/// <param name="service">As in the credential scope: <c>execute-api</c>, <c>kms</c>.</param>
internal sealed class RequestSigner(Func<CancellationToken, Task<ImmutableCredentials>> credentials, string region, string service, TimeProvider time)
{
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <param name="request">Its URI is absolute, without a query, and encoded as it will be sent.</param>
    /// <param name="body">What the request sends.</param>
    public async Task Sign(HttpRequestMessage request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var key = await credentials(cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow().UtcDateTime;
        request.Headers.TryAddWithoutValidation("X-Amz-Date", now.ToString(TimeFormat, CultureInfo.InvariantCulture));
        if (key.UseToken)
            request.Headers.TryAddWithoutValidation("X-Amz-Security-Token", key.Token);
        var headers = HeadersToSign(request);
        var names = string.Join(';', headers.Keys);
        var signature = AWS4Signer.ComputeSignature(key, region, now, service, names, CanonicalRequest(request, headers, names, body.Span));
        request.Headers.TryAddWithoutValidation("Authorization", signature.ForAuthorizationHeader);
    }

    private static SortedDictionary<string, string> HeadersToSign(HttpRequestMessage request)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = request.RequestUri!.Authority };
        foreach (var (name, values) in request.Headers)
            headers[name.ToLowerInvariant()] = string.Join(',', values).Trim();
        if (request.Content?.Headers.ContentType is { } type)
            headers["content-type"] = type.ToString();
        return headers;
    }

    /// <summary>Paths are encoded once more: they are signed as they are sent, with each percent sign encoded.</summary>
    private static string CanonicalRequest(
        HttpRequestMessage request, SortedDictionary<string, string> headers, string names, ReadOnlySpan<byte> body)
    {
        var path = string.Join('/', request.RequestUri!.AbsolutePath.Split('/').Select(Uri.EscapeDataString));
        var lines = string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n"));
        return $"{request.Method.Method}\n{path}\n\n{lines}\n{names}\n{Convert.ToHexStringLower(SHA256.HashData(body))}";
    }
}
