using Graph.Resolvers.Shared;
using Graph.Resolvers.Square.Api;

namespace Graph.Resolvers.Square.Connections;

/// <summary>What a seller has given to the application.</summary>
/// <param name="RefreshExpiresAt">Null when the refresh token is good for ever.</param>
internal sealed record SquareTokens(Secret Access, Secret Refresh, DateTimeOffset ExpiresAt, DateTimeOffset? RefreshExpiresAt)
{
    public static SquareTokens Of(ObtainTokenAnswer given) =>
        new(given.AccessToken, given.RefreshToken, given.ExpiresAt, given.RefreshTokenExpiresAt);
}
