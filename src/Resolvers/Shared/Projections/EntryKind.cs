using Graph.DynamoDb;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Tables;

namespace Graph.Resolvers.Shared.Projections;

/// <summary>A table that a projection writes, and what its rows hold: numbers.</summary>
/// <param name="Name">As ledgers have it.</param>
/// <param name="Numbers">The attributes; the first is how many, above 0 while the row counts.</param>
internal sealed record EntryKind(string Name, TableDefinition Table, params string[] Numbers)
{
    private const int VersionRows = 16;

    /// <summary>Whether several sources add to one row; else each row is of one source, and gone when that is.</summary>
    public bool IsShared { get; init; }

    /// <summary>
    /// Rows by the same partition whose last number is how many of these there are. Then these are shared, and read before they are
    /// written.
    /// </summary>
    public EntryKind? CountedIn { get; init; }

    /// <summary>
    /// A partition of rows whose first numbers grow with every change of the others, for those who keep what they have read of these.
    /// </summary>
    public string? VersionPartition { get; init; }

    public Table<EntryRow> Open(Database database) => database.Table(Table, new ItemMapping<EntryRow>(Read, Write));

    public Key KeyOf(EntryKey key) => Table.Sort is null ? new Key(key.Partition) : new Key(key.Partition, key.Sort);

    public Update Adding(IReadOnlyList<decimal> amounts) =>
        Numbers.Index().Aggregate(Update.Nothing, (update, number) => update.Add(number.Item, amounts[number.Index]));

    /// <summary>The row that counts changes of the source: one of several, as all who change it at once would stand in each other's way.</summary>
    public EntryKey? VersionOf(string source) => VersionPartition is null
        ? null
        : new EntryKey(Name, VersionPartition, $"{source.Aggregate(0, (sum, letter) => unchecked(sum + letter)) & (VersionRows - 1):x}");

    /// <summary>What one more change adds to the version.</summary>
    public decimal[] OneChange => [1, .. new decimal[Numbers.Length - 1]];

    /// <summary>So many more rows that are counted.</summary>
    public decimal[] CountOf(int more) => [.. new decimal[Numbers.Length - 1], more];

    private EntryRow Read(ItemReader item) => new(
        item.String(Table.Partition.Name),
        Table.Sort is { } sort ? item.String(sort.Name) : "",
        [.. Numbers.Select(number => item.DecimalOrNull(number) ?? 0)]);

    private void Write(EntryRow row, ItemWriter item)
    {
        item.String(Table.Partition.Name, row.Partition);
        if (Table.Sort is { } sort)
            item.String(sort.Name, row.Sort);
        foreach (var (index, number) in Numbers.Index())
            item.Number(number, row.Numbers[index]);
    }
}

/// <summary>A row of a projection.</summary>
/// <param name="Sort">Empty where the table has no sort key.</param>
internal sealed record EntryRow(string Partition, string Sort, IReadOnlyList<decimal> Numbers);
