using System.Globalization;
using System.Text.Encodings.Web;
using Graph.Gateway.Rest;
using Graph.GraphQL.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Graph.Gateway.Auth;

/// <summary>
/// Bearer tokens (RFC 6750) as ASP.NET Core's authentication. A request without credentials is anonymous; one whose
/// credentials are not good has failed, and a challenge answers it as a GraphQL response.
/// </summary>
/// <remarks>The base class would log each refusal twice, so it has no logger.</remarks>
internal sealed partial class BearerAuthenticationHandler(
    TokenVerifier verifier, IOptionsMonitor<AuthenticationSchemeOptions> options, ILogger<BearerAuthenticationHandler> logger)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, NullLoggerFactory.Instance, UrlEncoder.Default)
{
    public const string SchemeName = "Bearer";

    private const string Realm = "Bearer realm=\"graph\"";
    private const string IdentityProviderUnavailable = "IDENTITY_PROVIDER_UNAVAILABLE";
    private const int RetryAfterSeconds = 5;

    private TokenRefusal? _refusal;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!BearerCredentials.AreIn(Context))
            return AuthenticateResult.NoResult();
        var token = BearerCredentials.Read(Request);
        var verdict = token.IsEmpty ? TokenRefusal.NotBearer : await verifier.Verify(token);
        if (verdict.Principal is { } principal)
            return AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
        _refusal = verdict.Refusal!;
        return AuthenticateResult.Fail(_refusal.Description);
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await HandleAuthenticateOnceSafeAsync();
        if (_refusal is null)
        {
            await AskForToken();
            return;
        }

        // Here, where the rate limit has let it through: a flood of bad tokens is no flood of lines.
        LogRefused(_refusal.Description, Context.TraceIdentifier);
        if (_refusal == TokenRefusal.KeysUnavailable)
            await AskToRetry();
        else
            await Refuse(_refusal);
    }

    /// <summary>No credentials came, so there is no error to name (RFC 6750, section 3.1).</summary>
    private Task AskForToken()
    {
        Response.Headers.WWWAuthenticate = Realm;
        return Context.Refuse(
            StatusCodes.Status401Unauthorized, ErrorCodes.Unauthenticated,
            "Sign in, and send the token as Authorization: Bearer TOKEN.");
    }

    /// <summary>A client that got 401 would drop a login that may well be good.</summary>
    private Task AskToRetry()
    {
        Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return Context.Refuse(
            StatusCodes.Status503ServiceUnavailable, IdentityProviderUnavailable,
            "The token cannot be verified at the moment, because its issuer does not answer. Keep it, and try again.");
    }

    private Task Refuse(TokenRefusal refusal)
    {
        Response.Headers.WWWAuthenticate = $"{Realm}, error=\"invalid_token\", error_description=\"{refusal.Description}\"";
        return Context.Refuse(
            StatusCodes.Status401Unauthorized, ErrorCodes.Unauthenticated,
            $"{refusal.Description} Sign in again, or leave the Authorization header out.");
    }

    /// <param name="reason">One of ours: nothing of the credentials is logged.</param>
    [LoggerMessage(LogLevel.Information, "Credentials are refused: {Reason} Request {RequestId}")]
    private partial void LogRefused(string reason, string requestId);
}
