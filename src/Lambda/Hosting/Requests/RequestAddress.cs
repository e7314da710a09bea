using System.Net;
using Microsoft.AspNetCore.Http;

namespace Graph.Lambda.Hosting.Requests;

/// <summary>
/// Who a request comes from and by which scheme, as the front itself saw it. What clients say of themselves in X-Forwarded-For
/// counts for nothing: a load balancer adds the address that it saw as the last one.
/// </summary>
internal static class RequestAddress
{
    /// <summary>Null where the front says none. With the client's port where a load balancer is set to add it.</summary>
    public static IPEndPoint? ClientOf(HttpEvent request, IHeaderDictionary headers)
    {
        var address = request.Kind == HttpEventKind.LoadBalancer ? LastOf(headers["X-Forwarded-For"]) : request.SourceIp;
        return IPEndPoint.TryParse(address ?? "", out var client) ? client : null;
    }

    /// <summary>API Gateway and URLs of functions are reached by TLS alone.</summary>
    public static string SchemeOf(HttpEvent request, IHeaderDictionary headers) => (string?)headers["X-Forwarded-Proto"] switch
    {
        "http" => "http",
        "https" => "https",
        _ => request.Kind == HttpEventKind.LoadBalancer ? "http" : "https",
    };

    private static string? LastOf(string? forwarded) => forwarded?[(forwarded.LastIndexOf(',') + 1)..].Trim();
}
