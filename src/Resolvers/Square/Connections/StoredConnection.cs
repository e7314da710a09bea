using Graph.Resolvers.Shared;
using Graph.Resolvers.Shared.Encryption;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Square.Connections;

/// <summary>A seller at Square that a user has connected.</summary>
/// <param name="MerchantId">Square's id of the seller.</param>
/// <param name="Version">Grows with every change of the tokens.</param>
/// <param name="ExpiresAt">When the access token ends, unless it is refreshed before.</param>
/// <param name="RefreshExpiresAt">Null when the refresh token is good for ever.</param>
/// <param name="CatalogChangedAt">When it was last told that the seller's catalogue has changed; null when it was not.</param>
/// <param name="CatalogChanges">How often that was.</param>
/// <param name="Refresh">Who is refreshing the tokens, of all who would; null when nobody is.</param>
internal sealed record StoredConnection(
    string MerchantId,
    UserId UserId,
    long Version,
    Envelope Tokens,
    DateTimeOffset ConnectedAt,
    DateTimeOffset RefreshedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RefreshExpiresAt,
    DateTimeOffset? CatalogChangedAt = null,
    long CatalogChanges = 0,
    Lease? Refresh = null);
