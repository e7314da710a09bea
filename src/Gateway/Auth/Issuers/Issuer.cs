using Graph.Gateway.Auth.Jose;

namespace Graph.Gateway.Auth.Issuers;

/// <summary>An identity provider that is trusted, and for which of its tokens.</summary>
/// <param name="Name">Exactly what its tokens have as <c>iss</c>.</param>
internal sealed record Issuer(string Name)
{
    /// <summary>Where its keys are; null when its OpenID configuration tells.</summary>
    public Uri? JwksUri { get; init; }

    /// <summary>A token must be meant for one of these; empty where audiences are not checked.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>A token must have one of these as <c>token_use</c>; empty where uses are not checked.</summary>
    public IReadOnlyList<string> TokenUses { get; init; } = [];

    /// <summary>A token with one of these as <c>scope</c> is of a login that is not finished.</summary>
    public IReadOnlyList<string> UnfinishedScopes { get; init; } = [];

    /// <summary>Put before <c>sub</c>, for an issuer that could give out another's subjects.</summary>
    public string SubjectPrefix { get; init; } = "";

    /// <summary>Null when the token is meant for this server, now.</summary>
    /// <param name="now">In seconds since 1970.</param>
    /// <param name="skew">Seconds by which the clocks of issuer and server may differ.</param>
    public TokenRefusal? Check(TokenClaims claims, double now, int skew)
    {
        if (claims.Expires + skew <= now)
            return TokenRefusal.Expired;
        if (Math.Max(claims.NotBefore, claims.IssuedAt) - skew > now)
            return TokenRefusal.NotYetValid;
        if (Audiences.Count > 0 && !claims.Audience.Any(Audiences.Contains))
            return TokenRefusal.OtherAudience;
        if (TokenUses.Count > 0 && !TokenUses.Contains(claims.TokenUse, StringComparer.Ordinal))
            return TokenRefusal.OtherUse;
        if (UnfinishedScopes.Any(claims.Permissions.Contains))
            return TokenRefusal.Unfinished;
        return null;
    }
}
