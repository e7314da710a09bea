namespace Graph.Resolvers.Users;

/// <summary>Someone who signs in; what everyone may see of them.</summary>
/// <param name="Email">Of the token when the user was made; null when it had none.</param>
/// <param name="CreatedAt">Null for users of an earlier system, which did not keep it.</param>
public sealed record User(UserId Id, string? Email, DateTimeOffset? CreatedAt);
