using System.Runtime.CompilerServices;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Graph.Resolvers.Square.Connections;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Square.Catalog;

/// <summary>When a seller's catalogue last changed, and then each change.</summary>
public sealed class CatalogSubscriptions(SquareConnectionStore connections, CatalogTopics topics)
{
    [Field("Subscription.catalogUpdated")]
    public async IAsyncEnumerable<CatalogUpdate?> Updated(
        string merchantId, Viewer viewer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var changes = await topics.Subscribe(merchantId, cancellationToken);
        if (changes.IsNew)
            yield return await Current(merchantId, viewer, cancellationToken) ?? throw new GraphQLException("You have connected no such seller.", "NOT_FOUND");
        await foreach (var _ in changes.Read(cancellationToken))
        {
            // Another user may have connected the seller since.
            if (await Current(merchantId, viewer, cancellationToken) is not { } update)
                yield break;
            if (changes.TryTell(merchantId, VersionOf(update)))
                yield return update;
        }
    }

    /// <summary>What was read first may come last, where several processes tell.</summary>
    private static long VersionOf(CatalogUpdate update) => update.ChangedAt?.UtcTicks ?? 0;

    private async ValueTask<CatalogUpdate?> Current(string merchantId, Viewer viewer, CancellationToken cancellationToken) =>
        await connections.Get(merchantId, cancellationToken) is { } connection && (viewer.IsAdmin || connection.UserId == UserId.Of(viewer))
            ? new CatalogUpdate(merchantId, connection.CatalogChangedAt)
            : null;
}

/// <param name="ChangedAt">Null when no change was told yet.</param>
public sealed record CatalogUpdate(string MerchantId, DateTimeOffset? ChangedAt);
