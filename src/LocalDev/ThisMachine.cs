using System.Net;
using Microsoft.AspNetCore.Http;

namespace Graph.LocalDev;

/// <summary>Who asks: somebody who sits at this machine, or another machine, or a page of another site in this one's browser.</summary>
internal static class ThisMachine
{
    /// <summary>
    /// A page of another site says so in Origin or Sec-Fetch-Site. One whose name was made to resolve to this machine (DNS
    /// rebinding) says neither, but has its own name as Host.
    /// </summary>
    public static bool Asks(HttpContext context)
    {
        var request = context.Request;
        return IsWhereFrom(context)
            && (request.Headers.Origin.Count == 0 || request.Headers.Origin == $"{request.Scheme}://{request.Host}")
            && (request.Headers["Sec-Fetch-Site"].Count == 0 || request.Headers["Sec-Fetch-Site"].ToString() is "none" or "same-origin");
    }

    /// <summary>Also when a page of another site has sent the browser here, as it does to a page that asks.</summary>
    public static bool IsWhereFrom(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote
        && IPAddress.IsLoopback(remote)
        && context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";
}
