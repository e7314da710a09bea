using System.Buffers;

namespace Graph.Gateway;

/// <summary>
/// The name of one request in the logs and in the <c>X-Request-Id</c> header of its response. A caller may choose it, so
/// that a request can be followed through several systems; otherwise the server does.
/// </summary>
internal static class RequestId
{
    public const string HeaderName = "X-Request-Id";

    private const int MaxLength = 64;

    /// <summary>What can do no harm in a log.</summary>
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:");

    public static void Assign(HttpContext context)
    {
        var given = context.Request.Headers[HeaderName];
        if (given.Count == 1 && given[0] is { Length: > 0 and <= MaxLength } id && !id.AsSpan().ContainsAnyExcept(Allowed))
            context.TraceIdentifier = id;
        context.Response.Headers[HeaderName] = context.TraceIdentifier;
    }
}
