namespace Graph.Resolvers.Shared.Projections;

/// <summary>What one source, such as an order, gives to one row of a projection.</summary>
/// <param name="Numbers">As many as the kind has.</param>
internal sealed record Entry(EntryKey Key, IReadOnlyList<decimal> Numbers)
{
    /// <summary>Decimals that are kept of a number, so that no sum has more digits than DynamoDB's 38.</summary>
    private const int Decimals = 6;

    /// <summary>What is larger is no amount of a shop, and would make sums of everything else unreadable.</summary>
    private const decimal Largest = 1e15m;

    /// <summary>A number that sums are made of: rounded, and 0 when it is beyond all amounts.</summary>
    public static decimal Summand(decimal number) => Math.Abs(number) > Largest ? 0 : Math.Round(number, Decimals);

    public bool HasNumbersOf(Entry? other) => other is not null && Numbers.SequenceEqual(other.Numbers);
}

/// <summary>A row of a projection.</summary>
/// <param name="Sort">Empty where the kind's table has no sort key.</param>
internal readonly record struct EntryKey(string Kind, string Partition, string Sort = "");
