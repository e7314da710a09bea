using Graph.GraphQL.Errors;

namespace Graph.Resolvers.Shared;

/// <summary>A cursor that was not given out for the same list. Code <c>BAD_CURSOR</c>.</summary>
internal static class BadCursor
{
    private const string Code = "BAD_CURSOR";

    public static GraphQLException Error() => new(
        "'after' is not a cursor of this list; pass an 'endCursor' or 'cursor' from a page of it, with the same filter and order, "
        + "or leave it out to start at the beginning.",
        Code);
}
