using Graph.GraphQL.DataLoader;
using Graph.Resolvers.Square.Connections;

namespace Graph.Resolvers.Square.Catalog;

/// <summary>Objects of catalogues by id, in one retrieval for each 1,000 ids of a seller. Nothing is found in another seller's.</summary>
public sealed class CatalogObjectById(CatalogReader catalog) : DataLoader<(Seller Seller, string Id), CatalogNode>
{
    protected override async ValueTask<IReadOnlyDictionary<(Seller Seller, string Id), CatalogNode>> LoadBatch(
        IReadOnlyList<(Seller Seller, string Id)> keys, CancellationToken cancellation)
    {
        var nodes = new Dictionary<(Seller, string), CatalogNode>();
        foreach (var ofSeller in keys.GroupBy(key => key.Seller))
        {
            foreach (var (id, content) in await catalog.GetMany(ofSeller.Key, [.. ofSeller.Select(key => key.Id)], cancellation))
            {
                if (CatalogNode.Of(ofSeller.Key, content) is { } node)
                    nodes[(ofSeller.Key, id)] = node;
            }
        }
        return nodes;
    }
}
