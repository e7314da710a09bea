using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary><c>POST /oauth2/token</c>: tokens for a code or for a refresh token.</summary>
/// <remarks>https://developer.squareup.com/reference/square/o-auth-api/obtain-token; RFC 7636</remarks>
internal sealed class TokenEndpoint(Sandbox sandbox)
{
    private const int LeastVerifier = 43;
    private const int MostVerifier = 128;
    private const int MostScopes = 100;

    private static readonly string[] s_fields =
    [
        "client_id", "client_secret", "grant_type", "code", "code_verifier", "redirect_uri", "refresh_token", "migration_token", "scopes",
        "short_lived", "use_jwt",
    ];

    public JsonObject Answer(JsonObject body)
    {
        body.RefuseUnknown(s_fields);
        var application = sandbox.FindApplication(body.RequiredText("client_id"))
            ?? throw Refusal.Unauthorized("The application is not known.");
        if (body.Text("client_secret") is { } secret && !application.HasSecret(secret))
            throw Refusal.Unauthorized("The application's secret is wrong.");
        if (body.Flag("use_jwt") == true)
            throw Refusal.NotStoodIn("access tokens that are JWTs");
        return body.RequiredText("grant_type") switch
        {
            "authorization_code" => ForCode(application, body),
            "refresh_token" => ForRefreshToken(application, body),
            "migration_token" => throw Refusal.NotStoodIn("migration tokens"),
            _ => throw Refusal.Invalid("INVALID_VALUE", "There is no such grant type.", "grant_type"),
        };
    }

    private JsonObject ForCode(SquareApplication application, JsonObject body)
    {
        var code = sandbox.Authorizations.FindCode(body.RequiredText("code"));
        if (code is null || code.Authorization.Application != application)
            throw Refusal.Unauthorized("The authorization code is not known.");
        if (code.IsUsed || code.ExpiresAt <= sandbox.Now || code.Authorization.IsRevoked)
            throw Refusal.Unauthorized("The authorization code was used, or has expired.");
        // Whoever guesses at a verifier has one guess.
        code.IsUsed = true;
        RefuseOtherRedirect(application, code, body.Text("redirect_uri"));
        RefuseUnproven(code, body);
        var refresh = sandbox.Authorizations.AddRefreshToken(code.Authorization, code.Scopes, code.Challenge is not null);
        return Give(refresh, code.Scopes, body);
    }

    private JsonObject ForRefreshToken(SquareApplication application, JsonObject body)
    {
        var refresh = sandbox.Authorizations.FindRefreshToken(body.RequiredText("refresh_token"));
        if (refresh is null || refresh.Authorization.Application != application)
            throw Refusal.Unauthorized("The refresh token is not known.");
        if (refresh.Authorization.IsRevoked)
            throw Refusal.Unauthorized("The refresh token has been revoked.", "ACCESS_TOKEN_REVOKED");
        if (refresh.IsUsed || refresh.ExpiresAt <= sandbox.Now)
            throw Refusal.Unauthorized("The refresh token was used, or has expired.");
        if (!refresh.IsPkce && body.Text("client_secret") is null)
            throw Refusal.Missing("client_secret");
        var scopes = body.Texts("scopes", MostScopes) is { } asked
            ? [.. refresh.Scopes.Intersect(asked, StringComparer.Ordinal)]
            : refresh.Scopes;
        if (!refresh.IsPkce)
            return Give(refresh, scopes, body);
        refresh.IsUsed = true;
        return Give(sandbox.Authorizations.AddRefreshToken(refresh.Authorization, refresh.Scopes, isPkce: true), scopes, body);
    }

    private static void RefuseOtherRedirect(SquareApplication application, AuthorizationCode code, string? redirectUri)
    {
        if (code.RedirectUri is null ? redirectUri is null || redirectUri == application.RedirectUrls[0] : redirectUri == code.RedirectUri)
            return;
        throw redirectUri is null
            ? Refusal.Missing("redirect_uri")
            : Refusal.Invalid("INVALID_VALUE", "It is not the redirect URL that the code was asked for with.", "redirect_uri");
    }

    private static void RefuseUnproven(AuthorizationCode code, JsonObject body)
    {
        var verifier = body.Text("code_verifier");
        if (code.Challenge is null)
        {
            if (verifier is not null)
                throw Refusal.Invalid("INVALID_VALUE", "The code was asked for without a challenge.", "code_verifier");
            if (body.Text("client_secret") is null)
                throw Refusal.Missing("client_secret");
            return;
        }
        if (verifier is null)
            throw Refusal.Missing("code_verifier");
        if (!IsVerifier(verifier))
            throw Refusal.Invalid("INVALID_VALUE", "It has 43 to 128 letters, digits, '-', '.', '_' or '~'.", "code_verifier");
        if (Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) != code.Challenge)
            throw Refusal.Unauthorized("The code verifier is not that of the code's challenge.");
    }

    private static bool IsVerifier(string verifier) =>
        verifier.Length is >= LeastVerifier and <= MostVerifier
        && verifier.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~');

    private JsonObject Give(RefreshToken refresh, IReadOnlyList<string> scopes, JsonObject body)
    {
        var isShortLived = body.Flag("short_lived") == true;
        var access = sandbox.Authorizations.AddAccessToken(refresh.Authorization, scopes, isShortLived);
        var answer = new JsonObject
        {
            ["access_token"] = access.Value,
            ["token_type"] = "bearer",
            ["expires_at"] = Rfc3339.Seconds(access.ExpiresAt),
            ["merchant_id"] = refresh.Authorization.Seller.MerchantId,
            ["refresh_token"] = refresh.Value,
            ["short_lived"] = isShortLived,
        };
        if (refresh.ExpiresAt is { } end)
            answer["refresh_token_expires_at"] = Rfc3339.Seconds(end);
        return answer;
    }
}
