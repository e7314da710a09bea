using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Square.Connections;

/// <param name="Url">Where the browser goes; null with errors.</param>
public sealed record StartSquareAuthorizationPayload(Uri? Url, DateTimeOffset? ExpiresAt, IReadOnlyList<UserError> UserErrors)
{
    internal static StartSquareAuthorizationPayload NotAllowed { get; } = new(null, null, [new UserError(
        "Browsers may not be sent there after Square: use a URL that the operator allows (Square:ReturnUrls), or leave it out.",
        ["redirectUri"],
        UserErrorCode.Invalid)]);
}

public sealed record SquareConnectionPayload(Seller? Connection, IReadOnlyList<UserError> UserErrors)
{
    /// <summary>Nobody learns whether it was one: it may be another user's.</summary>
    internal static SquareConnectionPayload NoCode { get; } = new(null, [new UserError(
        "The code was used before, is too old, or belongs to nothing that you have begun: begin anew.", ["code"], UserErrorCode.NotFound)]);
}

/// <param name="MerchantId">Who is connected no more; null with errors.</param>
public sealed record DisconnectSquarePayload(string? MerchantId, IReadOnlyList<UserError> UserErrors)
{
    internal static DisconnectSquarePayload NotConnected { get; } =
        new(null, [new UserError("No seller at Square is connected.", [], UserErrorCode.NotFound)]);
}
