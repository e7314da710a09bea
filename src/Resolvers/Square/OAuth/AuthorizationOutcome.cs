using Graph.Resolvers.Square.Connections;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Square.OAuth;

/// <summary>What came of a seller's being asked.</summary>
/// <param name="ReturnTo">Where the browser goes; null for a page that says how it went, and whenever that cannot be known.</param>
internal abstract record AuthorizationOutcome(string? ReturnTo)
{
    /// <summary>The seller is connected.</summary>
    public sealed record Connected(string MerchantId, UserId UserId, SquareTokens Tokens, string? ReturnTo) : AuthorizationOutcome(ReturnTo);

    /// <param name="Error">A code, such as <c>access_denied</c>.</param>
    public sealed record Refused(string Error, string? ReturnTo = null) : AuthorizationOutcome(ReturnTo);
}
