namespace Graph.Resolvers.Square.Webhooks;

/// <summary>Does what follows from events of one type. Events come in no order, and may come again after a crash.</summary>
internal interface IWebhookHandler
{
    /// <summary>Such as <c>oauth.authorization.revoked</c>.</summary>
    string Type { get; }

    ValueTask Handle(WebhookEvent told, CancellationToken cancellationToken);
}
