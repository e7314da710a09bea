using Graph.Resolvers.Shared;
using Graph.Resolvers.Square.Api;
using Graph.Resolvers.Square.Connections;

namespace Graph.Resolvers.Square.Catalog;

/// <summary>What became of an item.</summary>
/// <param name="Item">As it is now; null with errors.</param>
/// <param name="SquareRefusal">What Square said to it; null when it was not asked, or took it.</param>
public sealed record UpsertCatalogItemPayload(ItemNode? Item, IReadOnlyList<UserError> UserErrors, SquareRefusal? SquareRefusal = null)
{
    private const string KeyReused = "IDEMPOTENCY_KEY_REUSED";

    /// <summary>Whose item it is; null with errors.</summary>
    public Seller? Connection => Item?.Seller;

    internal static UpsertCatalogItemPayload NotFound { get; } =
        Refused([new UserError("The seller has no item with this id.", ["id"], UserErrorCode.NotFound)]);

    internal static UpsertCatalogItemPayload Outdated { get; } =
        Refused([new UserError("The item has changed since it was read: read it again, and change that.", ["version"], UserErrorCode.Outdated)]);

    internal static UpsertCatalogItemPayload Refused(IReadOnlyList<UserError> userErrors) => new(null, userErrors);

    /// <summary>By Square's codes and fields; its details are for developers, and may repeat what was sent.</summary>
    internal static UpsertCatalogItemPayload Of(SquareException refusal)
    {
        if (refusal.IsVersionMismatch)
            return Outdated with { SquareRefusal = SquareRefusal.Of(refusal) };
        var errors = refusal.Errors.Select(error => error.Code == KeyReused
            ? new UserError("With this key something was sent before. If it was this change, it may be done: read the item, and take another key only for what it lacks.", ["idempotencyKey"], UserErrorCode.Invalid)
            : new UserError(error.Summary, [], UserErrorCode.Invalid));
        return Refused([.. errors.DefaultIfEmpty(new UserError("Square does not take it.", [], UserErrorCode.Invalid))]) with { SquareRefusal = SquareRefusal.Of(refusal) };
    }
}
