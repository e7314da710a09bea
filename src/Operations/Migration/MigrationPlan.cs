namespace Graph.Operations.Migration;

/// <summary>What an operator asked for.</summary>
internal sealed record MigrationPlan
{
    public required MigrationKind Kind { get; init; }

    public required string OldStage { get; init; }

    public required string NewStage { get; init; }

    public required IReadOnlyList<MigratedTable> Tables { get; init; }

    /// <summary>In how many parts a table is scanned, all at once.</summary>
    public required int Segments { get; init; }

    public required string CheckpointPath { get; init; }

    public required bool FromStart { get; init; }

    public required bool Overwrite { get; init; }

    /// <summary>Of each hundred items, how many are compared when the tables are verified.</summary>
    public required double SamplePercent { get; init; }

    /// <summary>A second, of all tables together; null for no bound.</summary>
    public required double? ReadUnits { get; init; }

    /// <inheritdoc cref="ReadUnits"/>
    public required double? WriteUnits { get; init; }

    public required TimeSpan Patience { get; init; }
}

internal enum MigrationKind
{
    /// <summary>Copies, and verifies afterwards.</summary>
    Copy,
    DryRun,
    Verification,
}
