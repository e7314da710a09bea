namespace Graph.Gateway.Http;

/// <summary>From which sites' pages browsers may open a WebSocket, which they do without asking by CORS.</summary>
/// <param name="any">Whether any may where none are listed.</param>
internal sealed class AllowedOrigins(IReadOnlyCollection<string> origins, bool any)
{
    /// <summary>Those that may call, and those of this host itself.</summary>
    /// <param name="host">Which the page asks, with its port where it is not the usual.</param>
    public bool Allow(string origin, string host) =>
        (Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority.Equals(host, StringComparison.OrdinalIgnoreCase))
        || (origins.Count == 0 ? any : origins.Contains(origin, StringComparer.OrdinalIgnoreCase));
}
