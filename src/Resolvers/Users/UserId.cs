using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;

namespace Graph.Resolvers.Users;

/// <summary>The id of a user: the subject (<c>sub</c>) of their tokens.</summary>
public readonly record struct UserId(string Value)
{
    /// <exception cref="GraphQLException">Nobody has signed in: the anonymous viewer may have permissions, but is nobody.</exception>
    public static UserId Of(Viewer viewer) => new(viewer.Id ?? throw new GraphQLException(
        "Nobody has signed in, so there is nobody of whom this could be: sign in, or say whose by the argument.", ErrorCodes.Unauthenticated));

    public override string ToString() => Value;
}
