using Graph.Resolvers.Square.Webhooks;

namespace Graph.Resolvers.Square.Connections;

/// <summary>Disconnects a seller who has ended the authorization, at Square or here.</summary>
internal sealed class AuthorizationRevoked(SquareConnectionStore connections) : IWebhookHandler
{
    public string Type => "oauth.authorization.revoked";

    /// <summary>Not one who has connected again since: events come late.</summary>
    public ValueTask Handle(WebhookEvent told, CancellationToken cancellationToken) =>
        connections.Disconnect(told.MerchantId, told.CreatedAt, cancellationToken);
}
