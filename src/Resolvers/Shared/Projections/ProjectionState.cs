namespace Graph.Resolvers.Shared.Projections;

/// <summary>How far a projection is made.</summary>
/// <param name="Name">Such as <c>customer-metrics</c>.</param>
/// <param name="CompleteSince">Null while it was never made as a whole, so that something may be missing.</param>
/// <param name="RebuildAt">The last key that the rebuild under way is through with; null when none is under way.</param>
/// <param name="MarkedAt">When that was written.</param>
public sealed record ProjectionState(
    string Name, DateTimeOffset? CompleteSince, string? RebuildAt, DateTimeOffset? MarkedAt = null);
