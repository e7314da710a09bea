using Graph.GraphQL.Binding;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Square.Connections;

namespace Graph.Resolvers.Square.Catalog;

public sealed class CatalogResolvers(CatalogReader catalog, CatalogItemEditor editor)
{
    [Field("Query.catalog")]
    public async ValueTask<Connection<CatalogNode>?> Catalog(
        int first,
        string? after,
        IReadOnlyList<CatalogObjectType> types,
        string? search,
        SellerByUser byUser,
        Viewer viewer,
        CancellationToken cancellationToken)
    {
        var request = CatalogRequest.Of(types, search);
        PageSize.Check(first);
        return await catalog.Page(await byUser.LoadConnected(viewer), request, first, after, cancellationToken);
    }

    [Field("Query.catalogItem")]
    public async ValueTask<ItemNode?> Item(string id, SellerByUser byUser, CatalogObjectById byId, Viewer viewer) =>
        await byId.Load((await byUser.LoadConnected(viewer), id)) as ItemNode;

    [Field("CatalogItem.categories")]
    public async ValueTask<IReadOnlyList<CategoryNode>> Categories(ItemNode item, CatalogObjectById byId)
    {
        var loading = item.CategoryIds.Select(id => byId.Load((item.Seller, id)).AsTask());
        return [.. (await Task.WhenAll(loading)).OfType<CategoryNode>()];
    }

    [Field("CatalogItemVariation.item")]
    public async ValueTask<ItemNode?> Item(VariationNode variation, CatalogObjectById byId) =>
        variation.ItemId is { } id ? await byId.Load((variation.Seller, id)) as ItemNode : null;

    [Field("Mutation.upsertCatalogItem")]
    public async ValueTask<UpsertCatalogItemPayload> Upsert(
        UpsertCatalogItemInput input, SellerByUser byUser, Viewer viewer, CancellationToken cancellationToken) =>
        await editor.Upsert(await byUser.LoadConnected(viewer), input, cancellationToken);
}
