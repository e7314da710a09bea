using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;

namespace Graph.DynamoDb.Reading;

/// <summary>A read of a whole table or index, in no order that means anything.</summary>
public sealed record Scan
{
    /// <inheritdoc cref="Query.Index"/>
    public string? Index { get; init; }

    public Condition? Filter { get; init; }

    /// <inheritdoc cref="Query.Attributes"/>
    public IReadOnlyList<AttributePath>? Attributes { get; init; }

    /// <inheritdoc cref="Query.Limit"/>
    public int Limit { get; init; } = 50;

    /// <inheritdoc cref="Query.MostRead"/>
    public int MostRead { get; init; } = 10_000;

    /// <inheritdoc cref="Query.MostPerRequest"/>
    public int MostPerRequest { get; init; } = Query.DefaultMostPerRequest;

    /// <inheritdoc cref="Query.Consistent"/>
    public bool Consistent { get; init; }

    /// <inheritdoc cref="Query.Scope"/>
    public string Scope { get; init; } = "";

    internal IReadOnlyDictionary<string, ItemValue>? Start { get; init; }
}
