using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Users;

/// <summary>The viewer's user.</summary>
/// <param name="User">As it is stored, be it new or found.</param>
public sealed record CreateUserPayload(User? User, IReadOnlyList<UserError> UserErrors);
