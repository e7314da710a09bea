using Graph.DynamoDb;
using Graph.GraphQL.Errors;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Square.Api;
using Graph.Resolvers.Square.Connections;
using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Square.Catalog;

/// <summary>Makes and changes items: reads what is there, changes what is given, and writes it with the version that was read.</summary>
public sealed partial class CatalogItemEditor(
    SquareClient square, SellerCalls calls, CatalogReader catalog, SquareConnectionStore connections, ILogger<CatalogItemEditor> logger)
{
    /// <exception cref="GraphQLException">As of <see cref="SellerCalls"/>.</exception>
    internal async ValueTask<UpsertCatalogItemPayload> Upsert(
        Seller seller, UpsertCatalogItemInput input, CancellationToken cancellationToken)
    {
        if (CatalogItemRules.Check(input) is { Count: > 0 } errors)
            return UpsertCatalogItemPayload.Refused(errors);
        CatalogObject? current = null;
        if (input.Id.Value is { } id)
        {
            current = await catalog.GetNow(seller, id, cancellationToken);
            if (current is not { Type: CatalogObject.ItemType })
                return UpsertCatalogItemPayload.NotFound;
            if (input.Version.Value is { } version && version != current.Version)
                return UpsertCatalogItemPayload.Outdated;
            if (CatalogItemRules.CheckVariations(input, current) is { Count: > 0 } unknown)
                return UpsertCatalogItemPayload.Refused(unknown);
        }
        var written = CatalogItemChange.Of(current, input);
        var (item, refusal) = await calls.Call(seller, (token, limit) => Write(token, input.IdempotencyKey, written, limit), cancellationToken);
        if (item is null)
            return UpsertCatalogItemPayload.Of(refusal!);
        return new UpsertCatalogItemPayload(new ItemNode(await AfterChange(seller), item), []);
    }

    /// <summary>Whoever reads after this reads what is new, before Square tells; when that cannot be noted, once Square does.</summary>
    private async ValueTask<Seller> AfterChange(Seller seller)
    {
        try
        {
            return await connections.CatalogChanged(seller.MerchantId, CancellationToken.None) is { } connection ? new Seller(connection) : seller;
        }
        catch (Exception failure) when (Database.IsFailure(failure))
        {
            LogNotNoted(seller.MerchantId, failure.Message);
            return seller;
        }
    }

    /// <returns>What Square has now; or why it takes it not, where that is of what was sent.</returns>
    private async Task<(CatalogObject? Item, SquareException? Refusal)> Write(
        Secret token, string idempotencyKey, CatalogObject written, CancellationToken cancellationToken)
    {
        try
        {
            return (await square.Catalog.Upsert(token, idempotencyKey, written, cancellationToken), null);
        }
        catch (SquareException refusal) when (refusal.IsBadRequest || refusal.IsVersionMismatch)
        {
            return (null, refusal);
        }
    }

    [LoggerMessage(LogLevel.Warning, "That the catalogue of {MerchantId} has changed could not be noted: {Reason}")]
    private partial void LogNotNoted(string merchantId, string reason);
}
