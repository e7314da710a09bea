using Graph.GraphQL.Errors;

namespace Graph.Resolvers.Shared;

/// <summary>An argument that cannot be served; the message says what to send instead. Code <c>BAD_USER_INPUT</c>.</summary>
internal static class BadUserInput
{
    public static GraphQLException Because(string message) => new(message, ErrorCodes.BadUserInput);
}
