using System.Text.Json.Nodes;

namespace Graph.LocalDev.Square;

/// <summary>All that the stand-in knows. Only one at a time uses it, who holds its gate.</summary>
internal sealed class Sandbox(SquareServerOptions options, WebhookSender webhooks)
{
    public Lock Gate { get; } = new();

    public SquareServerOptions Options => options;

    public IReadOnlyList<SellerAccount> Sellers { get; } = SellerSeed.All(options.Time);

    public AuthorizationStore Authorizations { get; } = new(options);

    public Cursors Cursors { get; } = new(options);

    public Faults Faults { get; } = new();

    public WebhookSender Webhooks => webhooks;

    public DateTimeOffset Now => options.Time.GetUtcNow();

    public SquareApplication? FindApplication(string id) => options.Applications.FirstOrDefault(application => application.Id == id);

    public SellerAccount? FindSeller(string merchantId) => Sellers.FirstOrDefault(seller => seller.MerchantId == merchantId);

    /// <summary>Something in it has changed.</summary>
    public void TellOfCatalog(SellerAccount seller)
    {
        var changed = new JsonObject
        {
            ["updated_at"] = Rfc3339.Milliseconds(DateTimeOffset.FromUnixTimeMilliseconds(seller.Catalog.Version)),
        };
        TellAll(WebhookEvent.Of(seller.MerchantId, "catalog.version.updated", "catalog_version", changed, Now));
    }

    /// <summary>To every application that the seller has allowed to see such things.</summary>
    private void TellAll(WebhookEvent told)
    {
        var scope = Scopes.OfEvent(told.Type);
        foreach (var application in options.Applications)
            if (Authorizations.Find(application.Id, told.MerchantId) is { } authorization && (scope is null || authorization.Allows(scope)))
                Tell(application, told);
    }

    public void Tell(SquareApplication application, WebhookEvent told)
    {
        if (application.Webhooks is { } subscription)
            webhooks.Send(subscription, told);
    }
}
