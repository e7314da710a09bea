using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Graph.Operations.Migration;

/// <summary>How far a migration is: all that one needs that goes on after it ended half-way.</summary>
/// <param name="Endpoint">Where the tables are.</param>
/// <param name="Began">To the second.</param>
/// <param name="Overwrite">Whether what differs in new tables is overwritten.</param>
internal sealed record Checkpoint(
    int Format, string Endpoint, DateTimeOffset Began, int Segments, bool Overwrite, ImmutableArray<TableCheckpoint> Tables)
{
    public const int CurrentFormat = 1;

    [JsonIgnore]
    public bool IsComplete => Tables.All(table => table.Segments.All(segment => segment.IsDone));

    /// <summary>What does not fit to the migration that is asked for, in words; null when it is the same.</summary>
    public string? DifferenceFrom(Checkpoint asked)
    {
        if (Endpoint != asked.Endpoint)
            return $"it is of {Endpoint}, and this one of {asked.Endpoint}";
        if (Names != asked.Names)
            return $"it copies {Names}, and this one {asked.Names}";
        if (Segments != asked.Segments)
            return $"it has --segments {Segments}, and this one {asked.Segments}";
        if (Overwrite != asked.Overwrite)
            return Overwrite ? "it has --overwrite, and this one has not" : "it has no --overwrite, and this one has";
        var replaced = Tables.Zip(asked.Tables).FirstOrDefault(pair => !pair.First.IsOfTheSameTables(pair.Second)).First;
        return replaced is null ? null : $"{replaced.Old} or {replaced.New} was deleted and created again since";
    }

    public Checkpoint With(int table, int segment, SegmentCheckpoint reached) => this with
    {
        Tables = Tables.SetItem(table, Tables[table] with { Segments = Tables[table].Segments.SetItem(segment, reached) }),
    };

    /// <summary>Whether it has the shape of one at all: a file may hold any JSON.</summary>
    [JsonIgnore]
    public bool IsSound => Format == CurrentFormat && !Tables.IsDefault
        && Tables.All(table => table is { Segments.IsDefault: false } && table.Segments.Length == Segments && !table.Segments.Contains(null!));

    private string Names => string.Join(", ", Tables.Select(table => $"{table.Old} to {table.New}"));
}

/// <param name="OldId">DynamoDB's own id of the table: another when it was deleted and created again.</param>
internal sealed record TableCheckpoint(string Old, string OldId, string New, string NewId, ImmutableArray<SegmentCheckpoint> Segments)
{
    public bool IsOfTheSameTables(TableCheckpoint other) => (Old, OldId, New, NewId) == (other.Old, other.OldId, other.New, other.NewId);
}

/// <param name="After">The id up to which, in the scan's order, everything is written; null at the beginning.</param>
internal sealed record SegmentCheckpoint(string? After, bool IsDone, Figures Figures)
{
    public static SegmentCheckpoint Beginning { get; } = new(null, false, Figures.None);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true)]
[JsonSerializable(typeof(Checkpoint))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
