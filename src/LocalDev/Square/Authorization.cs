namespace Graph.LocalDev.Square;

/// <summary>What a seller has allowed an application, until either ends it; all tokens are of one.</summary>
internal sealed class Authorization(SquareApplication application, SellerAccount seller)
{
    private readonly HashSet<string> scopes = new(StringComparer.Ordinal);

    public SquareApplication Application => application;

    public SellerAccount Seller => seller;

    public bool IsRevoked { get; private set; }

    /// <summary>More each time the seller is asked for more.</summary>
    public void Allow(IEnumerable<string> more) => scopes.UnionWith(more);

    public bool Allows(string scope) => scopes.Contains(scope);

    public void Revoke() => IsRevoked = true;
}

/// <param name="RedirectUri">Null when none was asked for.</param>
/// <param name="Challenge">With PKCE.</param>
internal sealed record AuthorizationCode(
    string Value, Authorization Authorization, IReadOnlyList<string> Scopes, string? RedirectUri, string? Challenge, DateTimeOffset ExpiresAt)
{
    public bool IsUsed { get; set; }
}

internal sealed record AccessToken(
    string Value, Authorization Authorization, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt)
{
    /// <summary>This one alone.</summary>
    public bool IsRevoked { get; set; }
}

/// <param name="ExpiresAt">With PKCE, where it is good once; else null.</param>
internal sealed record RefreshToken(
    string Value, Authorization Authorization, IReadOnlyList<string> Scopes, DateTimeOffset? ExpiresAt)
{
    public bool IsPkce => ExpiresAt is not null;

    public bool IsUsed { get; set; }
}
