using System.Collections.Immutable;

namespace Graph.Operations.Migration;

/// <summary>What a comparison of an old table with its new one found. Items that have expired do not count.</summary>
internal sealed record Comparison
{
    private const int MostNamed = 5;

    public static Comparison None { get; } = new();

    public long Old { get; init; }

    public long New { get; init; }

    /// <summary>DynamoDB deletes these in its own time, in either table.</summary>
    public long Expired { get; init; }

    public long Compared { get; init; }

    public long Missing { get; init; }

    public long Different { get; init; }

    /// <summary>The first that are missing or differ, a sentence each.</summary>
    public ImmutableArray<string> Named { get; init; } = [];

    /// <summary>More in the new table is no failure: the new system may have begun to write there.</summary>
    public bool IsWell => New >= Old && Missing + Different == 0;

    public static Comparison operator +(Comparison left, Comparison right) => new()
    {
        Old = left.Old + right.Old,
        New = left.New + right.New,
        Expired = left.Expired + right.Expired,
        Compared = left.Compared + right.Compared,
        Missing = left.Missing + right.Missing,
        Different = left.Different + right.Different,
        Named = [.. left.Named.Concat(right.Named).Take(MostNamed)],
    };
}
