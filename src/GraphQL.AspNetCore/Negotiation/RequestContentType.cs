using Graph.GraphQL.AspNetCore.Requests;
using Microsoft.AspNetCore.Http;

namespace Graph.GraphQL.AspNetCore.Negotiation;

/// <summary>
/// Accepts <c>application/json</c> in UTF-8, the one encoding of a POST that every GraphQL client sends.
/// </summary>
/// <remarks>
/// A browser sends the three "simple" content types to other origins without asking by a preflight, which is what makes
/// cross-site request forgery possible; such a request must carry a header that only a preflight allows. JSON needs
/// none, and a GET query has no side effects.
/// </remarks>
internal static class RequestContentType
{
    private static readonly string[] PreflightHeaders =
        ["GraphQL-Preflight", "GraphQL-Require-Preflight", "Apollo-Require-Preflight", "X-Apollo-Operation-Name"];

    /// <summary>Null when the body may be read as JSON.</summary>
    public static RequestError? Check(HttpRequest request)
    {
        var encoding = request.Headers.ContentEncoding;
        if (encoding.Count != 0 && !string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase))
            return Unsupported("A request with a Content-Encoding is not supported.");
        if (request.ContentType is not { } header)
            return Unsupported("A POST needs the header \"Content-Type: application/json\".");
        return header == "application/json" ? null : Check(header, request);
    }

    private static RequestError? Check(ReadOnlySpan<char> header, HttpRequest request)
    {
        var parameters = header;
        var type = AcceptHeader.NextItem(ref parameters, ';');
        if (!type.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            return CheckPreflight(type, request)
                ?? Unsupported($"The content type \"{Shorten(type)}\" is not supported; send \"application/json\".");
        while (!parameters.IsEmpty)
        {
            var value = AcceptHeader.NextItem(ref parameters, ';');
            var name = AcceptHeader.NextItem(ref value, '=');
            if (name.Equals("charset", StringComparison.OrdinalIgnoreCase) && !IsUtf8(value))
                return Unsupported($"The charset \"{Shorten(value)}\" is not supported; send UTF-8.");
        }

        return null;
    }

    private static RequestError? CheckPreflight(ReadOnlySpan<char> type, HttpRequest request)
    {
        var isSimple = type.Equals("text/plain", StringComparison.OrdinalIgnoreCase)
            || type.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || type.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
        if (!isSimple)
            return null;
        foreach (var name in PreflightHeaders)
        {
            if (request.Headers.ContainsKey(name))
                return null;
        }

        return new RequestError(StatusCodes.Status400BadRequest, HttpErrorCodes.PreflightRequired,
            $"A browser sends \"{Shorten(type)}\" across origins without asking; send \"application/json\", "
            + "or the header \"GraphQL-Preflight: 1\".");
    }

    private static bool IsUtf8(ReadOnlySpan<char> charset)
    {
        charset = charset.Trim().Trim('"');
        return charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase);
    }

    private static string Shorten(ReadOnlySpan<char> text) => text.Length <= 80 ? text.ToString() : $"{text[..80]}…";

    private static RequestError Unsupported(string message) =>
        new(StatusCodes.Status415UnsupportedMediaType, HttpErrorCodes.UnsupportedMediaType, message);
}
