namespace Graph.Gateway.Auth;

/// <summary>The Authorization header of RFC 6750 (section 2.1): the scheme in either case, spaces, and one token.</summary>
internal static class BearerCredentials
{
    private const string Scheme = "Bearer";

    /// <summary>Whether a request brings credentials of any kind to an endpoint that heeds them.</summary>
    public static bool AreIn(HttpContext context) =>
        context.Request.Headers.Authorization.Count > 0
        && context.GetEndpoint()?.Metadata.GetMetadata<IgnoresCredentials>() is null;

    /// <summary>The token; null when the header is not a single one of that form.</summary>
    public static string? Read(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } value])
            return null;
        var credentials = value.AsSpan();
        if (!credentials.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var token = credentials[Scheme.Length..].TrimStart(' ');
        return token.Length > 0 && Scheme.Length + token.Length < value.Length ? token.ToString() : null;
    }
}
