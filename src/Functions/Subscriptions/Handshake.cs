using Graph.Gateway.Auth;
using Graph.Gateway.Http;
using Graph.GraphQL.Binding;
using Graph.Lambda.Events;
using Graph.Resolvers.Subscriptions;

namespace Graph.Functions.Subscriptions;

/// <summary><c>$connect</c>: takes a WebSocket or refuses it. Until it has answered there is none, so nothing can be sent.</summary>
internal sealed class Handshake(ConnectionStore connections, TokenVerifier verifier, AllowedOrigins origins)
{
    public const string SubProtocol = "graphql-transport-ws";

    private static readonly IReadOnlyDictionary<string, string> s_accepted =
        new Dictionary<string, string> { ["Sec-WebSocket-Protocol"] = SubProtocol };

    public async Task<WebSocketResponse> Handle(WebSocketEvent connect, CancellationToken cancellationToken)
    {
        var offered = (connect.Header("Sec-WebSocket-Protocol") ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (!offered.Contains(SubProtocol))
            return Refused(400, $"Offer the sub-protocol {SubProtocol}.");
        var host = connect.Header("Host") ?? connect.RequestContext.DomainName ?? "";
        if (connect.Header("Origin") is { } origin && !origins.Allow(origin, host))
            return Refused(403, "Pages of this origin may not open a WebSocket here.");
        var verdict = connect.Header("Authorization") is { } authorization
            ? await Verify(verifier, authorization)
            : default;
        if (verdict.Refusal is { } refusal)
            return refusal == TokenRefusal.KeysUnavailable
                ? Refused(503, "The token cannot be verified at the moment. Keep it, and try again.")
                : Refused(401, refusal.Description);
        await connections.Add(connect.RequestContext.ConnectionId, ViewerOf(verdict.Principal), cancellationToken);
        return new WebSocketResponse { StatusCode = 200, Headers = s_accepted };
    }

    /// <param name="authorization">As in the header.</param>
    public static ValueTask<TokenVerdict> Verify(TokenVerifier verifier, string authorization)
    {
        var token = BearerCredentials.Read(authorization);
        return token.IsEmpty ? new(TokenRefusal.NotBearer) : verifier.Verify(token);
    }

    public static StoredViewer? ViewerOf(ViewerPrincipal? principal) => principal is null
        ? null
        : new StoredViewer(
            principal.Features.Get<Viewer>()!, principal.ExpiresAt == DateTimeOffset.MaxValue ? null : principal.ExpiresAt);

    private static WebSocketResponse Refused(int status, string message) => new() { StatusCode = status, Body = message };
}
