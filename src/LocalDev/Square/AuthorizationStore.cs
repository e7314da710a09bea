namespace Graph.LocalDev.Square;

/// <summary>Authorizations with their codes and tokens, bounded in number.</summary>
internal sealed class AuthorizationStore(SquareServerOptions options)
{
    private const int MostCodes = 1_000;
    private const int MostTokens = 10_000;
    private const string BearerPrefix = "Bearer ";

    private readonly Dictionary<(string Application, string Merchant), Authorization> authorizations = [];
    private readonly BoundedMap<AuthorizationCode> codes = new(MostCodes);
    private readonly BoundedMap<AccessToken> accessTokens = new(MostTokens);
    private readonly BoundedMap<RefreshToken> refreshTokens = new(MostTokens);

    private DateTimeOffset Now => options.Time.GetUtcNow();

    /// <summary>The one that is alive; null when there is none.</summary>
    public Authorization? Find(string applicationId, string merchantId) =>
        authorizations.GetValueOrDefault((applicationId, merchantId)) is { IsRevoked: false } alive ? alive : null;

    public AuthorizationCode? FindCode(string code) => codes.Find(code);

    public AccessToken? FindAccessToken(string token) => accessTokens.Find(token);

    public RefreshToken? FindRefreshToken(string token) => refreshTokens.Find(token);

    /// <summary>The seller has said Yes.</summary>
    public AuthorizationCode Allow(
        SquareApplication application, SellerAccount seller, IReadOnlyList<string> scopes, string? redirectUri, string? challenge)
    {
        if (Find(application.Id, seller.MerchantId) is not { } authorization)
            authorizations[(application.Id, seller.MerchantId)] = authorization = new Authorization(application, seller);
        authorization.Allow(scopes);
        var code = new AuthorizationCode(
            RandomText.Code(), authorization, scopes, redirectUri, challenge, Now + options.CodeLifetime);
        codes.Add(code.Value, code);
        return code;
    }

    public AccessToken AddAccessToken(Authorization authorization, IReadOnlyList<string> scopes, bool isShortLived)
    {
        var lifetime = isShortLived ? options.ShortLivedTokenLifetime : options.AccessTokenLifetime;
        var token = new AccessToken(RandomText.AccessToken(), authorization, scopes, Now + lifetime);
        accessTokens.Add(token.Value, token);
        return token;
    }

    public RefreshToken AddRefreshToken(Authorization authorization, IReadOnlyList<string> scopes, bool isPkce)
    {
        var token = new RefreshToken(
            RandomText.RefreshToken(), authorization, scopes, isPkce ? Now + options.RefreshTokenLifetime : null);
        refreshTokens.Add(token.Value, token);
        return token;
    }

    /// <param name="header">The header <c>Authorization</c>; null when there is none.</param>
    /// <exception cref="Refusal">It is not good, or no longer.</exception>
    public AccessToken Authenticate(string? header)
    {
        if (header?.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase) != true
            || FindAccessToken(header[BearerPrefix.Length..].Trim()) is not { } token)
            throw Refusal.Unauthorized("This request could not be authorized.");
        if (token.IsRevoked || token.Authorization.IsRevoked)
            throw Refusal.Unauthorized("The access token has been revoked.", "ACCESS_TOKEN_REVOKED");
        return token.ExpiresAt > Now ? token : throw Refusal.Unauthorized("The access token has expired.", "ACCESS_TOKEN_EXPIRED");
    }
}
