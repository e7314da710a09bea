using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>What is said of a token, and how tokens end: by the application, or by the seller.</summary>
/// <remarks>https://developer.squareup.com/reference/square/o-auth-api</remarks>
internal sealed class TokenEnd(Sandbox sandbox)
{
    private const string ClientPrefix = "Client ";

    private static readonly string[] s_fields = ["client_id", "access_token", "merchant_id", "revoke_only_access_token"];

    /// <summary><c>POST /oauth2/token/status</c></summary>
    public JsonObject Status(string? header)
    {
        AccessToken token;
        try
        {
            token = sandbox.Authorizations.Authenticate(header);
        }
        catch (Refusal)
        {
            // Here Square does not say why.
            throw Refusal.Unauthorized("This request could not be authorized.");
        }
        return new JsonObject
        {
            ["scopes"] = new JsonArray([.. token.Scopes.Select(scope => (JsonNode)scope)]),
            ["expires_at"] = Rfc3339.Seconds(token.ExpiresAt),
            ["client_id"] = token.Authorization.Application.Id,
            ["merchant_id"] = token.Authorization.Seller.MerchantId,
        };
    }

    /// <summary><c>POST /oauth2/revoke</c></summary>
    public JsonObject Revoke(string? header, JsonObject body)
    {
        body.RefuseUnknown(s_fields);
        var application = sandbox.FindApplication(body.RequiredText("client_id"));
        if (application is null
            || header?.StartsWith(ClientPrefix, StringComparison.OrdinalIgnoreCase) != true
            || !application.HasSecret(header[ClientPrefix.Length..].Trim()))
            throw Refusal.Unauthorized("This request could not be authorized.");
        var (value, merchantId) = (body.Text("access_token"), body.Text("merchant_id"));
        if (value is not null && merchantId is not null)
            throw Refusal.Invalid("CONFLICTING_PARAMETERS", "Give either an access token or a merchant.", "merchant_id");
        if (value is null && merchantId is null)
            throw Refusal.Missing("access_token");
        var isOnlyToken = body.Flag("revoke_only_access_token") == true;
        if (value is null)
        {
            if (isOnlyToken)
                throw Refusal.Missing("access_token");
            End(sandbox.Authorizations.Find(application.Id, merchantId!), "APPLICATION");
            return new JsonObject { ["success"] = true };
        }
        var token = sandbox.Authorizations.FindAccessToken(value);
        if (token is null || token.Authorization.Application != application || token.IsRevoked)
            throw Refusal.NotFound("There is no such access token.");
        if (isOnlyToken)
            token.IsRevoked = true;
        else
            End(token.Authorization, "APPLICATION");
        return new JsonObject { ["success"] = true };
    }

    /// <param name="revoker"><c>APPLICATION</c>, <c>MERCHANT</c> or <c>SQUARE</c>.</param>
    public void End(Authorization? authorization, string revoker)
    {
        if (authorization is not { IsRevoked: false })
            throw Refusal.NotFound("There is no such authorization.");
        authorization.Revoke();
        var revoked = new JsonObject { ["revoked_at"] = Rfc3339.Nanoseconds(sandbox.Now), ["revoker_type"] = revoker };
        sandbox.Tell(
            authorization.Application,
            WebhookEvent.Of(authorization.Seller.MerchantId, "oauth.authorization.revoked", "revocation", revoked, sandbox.Now));
    }
}
