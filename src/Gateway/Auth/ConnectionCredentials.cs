using Graph.GraphQL.AspNetCore.Subscriptions;
using Graph.GraphQL.Binding;

namespace Graph.Gateway.Auth;

/// <summary>
/// Who asks over a connection that lasts, and until when. Browsers cannot set headers of a WebSocket, so the token may come in
/// its first message; one that is not good refuses the connection, whoever the handshake was from.
/// </summary>
internal sealed partial class ConnectionCredentials(TokenVerifier verifier, ILogger<ConnectionCredentials> logger)
{
    /// <param name="features">Of a request without credentials in the message.</param>
    /// <param name="authorization">Of the message, in the form of the header; null where it has none.</param>
    public ValueTask<ConnectionFeatures> Connect(
        HttpContext context, Func<HttpContext, RequestFeatures> features, string? authorization) =>
        authorization is null
            ? new ValueTask<ConnectionFeatures>(ConnectionFeatures.Of(features(context), (context.User as ViewerPrincipal)?.ExpiresAt))
            : Verify(context, authorization);

    private async ValueTask<ConnectionFeatures> Verify(HttpContext context, string authorization)
    {
        var token = BearerCredentials.Read(authorization);
        var verdict = token.IsEmpty ? TokenRefusal.NotBearer : await verifier.Verify(token);
        if (verdict.Principal is { } principal)
        {
            // So that the rate limit counts for the viewer.
            context.User = principal;
            return ConnectionFeatures.Of(principal.Features, principal.ExpiresAt);
        }

        LogRefused(verdict.Refusal!.Description, context.TraceIdentifier);
        return ConnectionFeatures.Refused(
            verdict.Refusal == TokenRefusal.KeysUnavailable ? ConnectionRefusal.TryAgainLater : ConnectionRefusal.Forbidden);
    }

    /// <param name="reason">One of ours: nothing of the credentials is logged.</param>
    [LoggerMessage(LogLevel.Information, "Credentials of a connection are refused: {Reason} Request {RequestId}")]
    private partial void LogRefused(string reason, string requestId);
}
