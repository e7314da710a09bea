namespace Graph.Resolvers.Customers.Cache;

/// <summary>How far a rebuild is.</summary>
/// <param name="Customers">How many there are.</param>
/// <param name="Done">How many it is through with, those that failed too.</param>
/// <param name="Changed">Of how many what was kept differed from what was computed.</param>
/// <param name="Failed">How many could not be computed.</param>
/// <param name="FirstFailure">Whose, and why; null when none has failed.</param>
public sealed record RebuildFigures(int Customers, int Done, int Changed, int Failed = 0, string? FirstFailure = null);
