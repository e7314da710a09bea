using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;

namespace Graph.DynamoDb.Reading;

/// <summary>A read of one partition, of a table or an index, in the order of its sort key.</summary>
public sealed record Query(ItemValue Partition)
{
    internal const int DefaultMostPerRequest = 1_000;

    /// <summary>The index to read; null for the table itself.</summary>
    public string? Index { get; init; }

    public SortCondition? Sort { get; init; }

    public bool Descending { get; init; }

    public Condition? Filter { get; init; }

    /// <summary>
    /// What is sent of each item, to save time on the way (the price is the same); null for all. A page needs the keys among
    /// them, for its cursors; a count does not go with it.
    /// </summary>
    public IReadOnlyList<AttributePath>? Attributes { get; init; }

    /// <summary>The size of a page: items that pass the filter.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>
    /// The most items that are read for one page, passing or not. A page that ends there is short, and its
    /// <see cref="Page{T}.Next"/> goes on from there.
    /// </summary>
    public int MostRead { get; init; } = 10_000;

    /// <summary>
    /// How many items a request reads at most when all are read; 1 MB in any case. Not without bound, as DynamoDB Local then reads all
    /// that are left of the table for each answer.
    /// </summary>
    public int MostPerRequest { get; init; } = DefaultMostPerRequest;

    /// <summary>Reads the latest writes; twice the price, and not on an index.</summary>
    public bool Consistent { get; init; }

    /// <summary>What else a cursor belongs to: everything that the caller's own <c>keeps</c> depends on.</summary>
    public string Scope { get; init; } = "";

    internal IReadOnlyDictionary<string, ItemValue>? Start { get; init; }
}
