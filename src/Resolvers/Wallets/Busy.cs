using Graph.GraphQL.Errors;

namespace Graph.Resolvers.Wallets;

/// <summary>More is asked for than this process can do soon; nothing was done. Code <c>BUSY</c>.</summary>
internal static class Busy
{
    private const string Code = "BUSY";

    public static GraphQLException Error() => new("Too many requests that need a password wait already; nothing was done, send it again in a moment.", Code);
}
