using System.Text.Json;
using Graph.Resolvers.Square.Webhooks;

namespace Graph.Resolvers.Square.Connections;

/// <summary>Disconnects a seller who has ended the authorization, at Square or here.</summary>
internal sealed class AuthorizationRevoked(SquareConnectionStore connections) : IWebhookHandler
{
    public const string EventType = "oauth.authorization.revoked";

    private static readonly string[] s_revokedAt = ["data", "object", "revocation", "revoked_at"];

    public string Type => EventType;

    /// <summary>Not one who has connected again since: events come late.</summary>
    public ValueTask Handle(WebhookEvent told, CancellationToken cancellationToken) =>
        connections.Disconnect(told.MerchantId, RevokedAt(told), cancellationToken);

    /// <summary>Some seconds before the event was made, in which the seller may have connected again.</summary>
    private static DateTimeOffset RevokedAt(WebhookEvent told)
    {
        using var payload = JsonDocument.Parse(told.Payload);
        var part = payload.RootElement;
        foreach (var name in s_revokedAt)
        {
            if (part.ValueKind != JsonValueKind.Object || !part.TryGetProperty(name, out part))
                return told.CreatedAt;
        }
        return part.ValueKind == JsonValueKind.String && part.TryGetDateTimeOffset(out var revokedAt) ? revokedAt : told.CreatedAt;
    }
}
