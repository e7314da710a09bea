namespace Graph.Resolvers.Shared;

/// <summary>Something in a mutation's input that its sender can correct.</summary>
/// <param name="Path">The field of the input, from the outside in; list positions from 0.</param>
public sealed record UserError(string Message, IReadOnlyList<string> Path, UserErrorCode Code);
