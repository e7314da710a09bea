namespace Graph.Gateway.Http;

/// <summary>From which sites' pages browsers may call.</summary>
/// <param name="any">Whether any may where none are listed.</param>
internal sealed class AllowedOrigins(IReadOnlyCollection<string> origins, bool any)
{
    /// <summary>The operator has said which.</summary>
    public bool AreListed => origins.Count > 0;

    /// <summary>Pages of any site may call.</summary>
    public bool TakesAny => any && !AreListed;

    /// <summary>Those that may call, and those of this host itself.</summary>
    /// <param name="host">Which the page asks, with its port where it is not the usual.</param>
    public bool Allow(string origin, string host) =>
        (Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority.Equals(host, StringComparison.OrdinalIgnoreCase))
        || TakesAny || origins.Contains(origin, StringComparer.OrdinalIgnoreCase);
}
