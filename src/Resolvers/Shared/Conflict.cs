using Graph.GraphQL.Errors;

namespace Graph.Resolvers.Shared;

/// <summary>Others wrote the same at this moment, again and again; the same request can be sent again. Code <c>CONFLICT</c>.</summary>
internal static class Conflict
{
    private const string Code = "CONFLICT";

    public static GraphQLException Because(string message) => new(message, Code);
}
