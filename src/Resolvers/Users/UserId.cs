using Graph.GraphQL.Binding;

namespace Graph.Resolvers.Users;

/// <summary>The id of a user: the subject (<c>sub</c>) of their tokens.</summary>
public readonly record struct UserId(string Value)
{
    /// <summary>For fields that <c>@authorize</c> keeps for who is signed in.</summary>
    public static UserId Of(Viewer viewer) =>
        new(viewer.Id ?? throw new InvalidOperationException("Nobody has signed in: the field needs @authorize in the schema."));

    public override string ToString() => Value;
}
