using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Graph.Operations.Migration;

/// <summary>What has become of the items of a segment or a table.</summary>
internal sealed record Figures
{
    private const int MostNamed = 5;

    public static Figures None { get; } = new();

    public long Items { get; init; }

    public long Bytes { get; init; }

    public long Written { get; init; }

    /// <summary>The new table had them already.</summary>
    public long Present { get; init; }

    /// <summary>The new table has something else with their ids, which was left alone.</summary>
    public long Different { get; init; }

    /// <summary>DynamoDB does not take them into the new table.</summary>
    public long Refused { get; init; }

    public long TtlGiven { get; init; }

    public long TtlRemoved { get; init; }

    public long HadSecrets { get; init; }

    /// <summary>The first of those that differ or were refused, a sentence each.</summary>
    public ImmutableArray<string> Named { get; init; } = [];

    [JsonIgnore]
    public bool AreWell => Different + Refused == 0;

    public static Figures operator +(Figures left, Figures right) => new()
    {
        Items = left.Items + right.Items,
        Bytes = left.Bytes + right.Bytes,
        Written = left.Written + right.Written,
        Present = left.Present + right.Present,
        Different = left.Different + right.Different,
        Refused = left.Refused + right.Refused,
        TtlGiven = left.TtlGiven + right.TtlGiven,
        TtlRemoved = left.TtlRemoved + right.TtlRemoved,
        HadSecrets = left.HadSecrets + right.HadSecrets,
        Named = [.. left.Named.Concat(right.Named).Take(MostNamed)],
    };

    /// <summary>Of items that nothing was done with yet.</summary>
    public static Figures Of(IReadOnlyCollection<PlannedItem> items) => new()
    {
        Items = items.Count,
        Bytes = items.Sum(item => ItemSize.Of(item.Item)),
        TtlGiven = items.Count(item => item.TtlGiven),
        TtlRemoved = items.Count(item => item.TtlRemoved),
        HadSecrets = items.Count(item => item.HadSecrets),
    };
}
