using Graph.GraphQL.Errors;

namespace Graph.Gateway.Rest.Wallet;

/// <summary>What the wallet's operations refuse, by the statuses and words of its API.</summary>
internal static class WalletErrors
{
    public static RestError UserNotFound { get; } = RestError.NotFound("User not found");

    /// <summary>The server's faults are all 500, and codes are not told.</summary>
    public static RestError? Refuse(GraphQLError error) =>
        RestError.Of(error) is var refused && refused.Status >= StatusCodes.Status500InternalServerError
            ? refused with { Status = StatusCodes.Status500InternalServerError, Code = null }
            : refused with { Code = null };

    /// <summary>As <see cref="Refuse"/>; but that the chain does not answer is told.</summary>
    public static RestError? RefuseBalance(GraphQLError error) =>
        Refuse(error)! with { Code = error.Code == "CHAIN_UNAVAILABLE" ? error.Code : null };

    /// <param name="payload">The response key of a mutation.</param>
    public static Func<ShimResult, RestError?> Check(string payload) => result => ShimUserError.Of(result, payload) switch
    {
        [] => null,
        [{ Code: "NOT_FOUND" }, ..] => UserNotFound,
        [{ Code: "WRONG_PASSWORD" }, ..] => RestError.BadRequest("Invalid password"),
        [{ Code: "LOCKED", Message: var wait }, ..] => new RestError(StatusCodes.Status429TooManyRequests, wait),
        [{ Code: "ALREADY_EXISTS" }, ..] => RestError.BadRequest($"User with sub {result.Inputs.Viewer} already exists."),
        [{ Code: "INSUFFICIENT_FUNDS" or "NOT_POSSIBLE" or "FEE_TOO_LOW", Message: var reason }, ..] => RestError.BadRequest(reason),
        var invalid => BodyIssue.Refuse([.. invalid.Select(error => BodyIssue.Custom(string.Join('.', error.Path), error.Message))]),
    };
}
