using Graph.GraphQL.Errors;
using Graph.Resolvers.Square.Api;

namespace Graph.Resolvers.Square;

/// <summary>Why Square gives nothing now, and what to do about it.</summary>
internal static class SquareProblem
{
    public static GraphQLException NotConnected() =>
        new("No seller at Square is connected: connect one by startSquareAuthorization.", "SQUARE_NOT_CONNECTED");

    public static GraphQLException Reconnect() =>
        new("The access to Square has ended, or does not cover this: connect Square again by startSquareAuthorization.", "SQUARE_RECONNECT");

    public static GraphQLException Unavailable(SquareUnavailableException failure) => new(failure.Message, "SQUARE_UNAVAILABLE");

    /// <summary>With Square's status and codes, as <c>extensions.square</c>: what else it says may repeat what was sent.</summary>
    public static GraphQLException Refused(SquareException refusal) =>
        new(new GraphQLError(refusal.Message, "SQUARE_REFUSED", extensions: SquareRefusal.Of(refusal).ToExtensions()));
}
