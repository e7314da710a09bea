using Graph.GraphQL.Errors;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Square.Api;
using Graph.Resolvers.Square.Connections;

namespace Graph.Resolvers.Square.Catalog;

/// <summary>Makes and changes items: reads what is there, changes what is given, and writes it with the version that was read.</summary>
public sealed class CatalogItemEditor(SquareClient square, SellerCalls calls, CatalogReader catalog, SquareConnectionStore connections)
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
        var (item, refusal) = await calls.Call(seller, token => Write(token, input.IdempotencyKey, written, cancellationToken), cancellationToken);
        if (item is null)
            return UpsertCatalogItemPayload.Of(refusal!);
        // Whoever reads after this reads it, before Square tells.
        await connections.CatalogChanged(seller.MerchantId, CancellationToken.None);
        return new UpsertCatalogItemPayload(new ItemNode(seller, item), []);
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
}
