using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Square.Api;

/// <summary>Tokens of sellers: obtained, refreshed, looked at, revoked.</summary>
/// <remarks>https://developer.squareup.com/reference/square/o-auth-api</remarks>
internal sealed class OAuthApi(SquareExchange exchange)
{
    /// <summary>Needs no authorization: the body says who asks. Codes, and refresh tokens with PKCE, are good once.</summary>
    public Task<ObtainTokenAnswer> ObtainToken(ObtainTokenRequest request, CancellationToken cancellationToken) => exchange.Send(
        SquareRequest.Post("/oauth2/token", null, request, SquareJson.Default.ObtainTokenRequest) with { IsGoodOnce = true },
        SquareJson.Default.ObtainTokenAnswer,
        cancellationToken);

    /// <exception cref="SquareException">Unauthorized: the token is not good.</exception>
    public Task<TokenStatus> RetrieveTokenStatus(Secret token, CancellationToken cancellationToken) => exchange.Send(
        new SquareRequest(HttpMethod.Post, "/oauth2/token/status", new("Bearer", token)), SquareJson.Default.TokenStatus, cancellationToken);

    /// <summary>Ends the whole authorization of the seller, with all tokens.</summary>
    public Task<RevokeTokenAnswer> RevokeToken(
        Secret applicationSecret, RevokeTokenRequest request, CancellationToken cancellationToken) => exchange.Send(
        SquareRequest.Post("/oauth2/revoke", new("Client", applicationSecret), request, SquareJson.Default.RevokeTokenRequest),
        SquareJson.Default.RevokeTokenAnswer,
        cancellationToken);
}

/// <param name="GrantType"><c>authorization_code</c> or <c>refresh_token</c>.</param>
/// <param name="ClientSecret">Null where the code's verifier stands for it (PKCE).</param>
/// <param name="RedirectUri">As it was when the seller was sent to Square.</param>
internal sealed record ObtainTokenRequest(
    string ClientId,
    string GrantType,
    Secret? ClientSecret = null,
    Secret? Code = null,
    Secret? CodeVerifier = null,
    string? RedirectUri = null,
    Secret? RefreshToken = null);

/// <param name="ExpiresAt">Of the access token, 30 days on.</param>
/// <param name="RefreshToken">With PKCE another one each time, else always the same.</param>
/// <param name="RefreshTokenExpiresAt">With PKCE only: 90 days on.</param>
internal sealed record ObtainTokenAnswer(
    Secret AccessToken, DateTimeOffset ExpiresAt, string MerchantId, Secret RefreshToken, DateTimeOffset? RefreshTokenExpiresAt = null);

internal sealed record RevokeTokenRequest(string ClientId, string MerchantId);

internal sealed record RevokeTokenAnswer(bool Success);

/// <summary>Whose an access token is and what may be done with it.</summary>
internal sealed record TokenStatus(IReadOnlyList<string> Scopes, string ClientId, string MerchantId, DateTimeOffset? ExpiresAt = null);
