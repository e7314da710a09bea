using Graph.DynamoDb.Items;

namespace Graph.Resolvers.Shared.Projections;

/// <summary>What a projection holds of one source by now.</summary>
/// <param name="Source">Such as an order's id.</param>
/// <param name="Entries">None when the source has gone; the row stays for some time, so that who is late finds it changed.</param>
/// <param name="Version">Rises with every write.</param>
internal sealed record LedgerRow(string Source, IReadOnlyList<Entry> Entries, long Version, DateTimeOffset? ExpiresAt)
{
    public static ItemMapping<LedgerRow> Mapping { get; } = new(
        item => new LedgerRow(
            item.String("source"),
            item.List("entries", ReadEntry),
            item.Long("version"),
            ExpiresAt: null),
        (row, item) => item
            .String("source", row.Source)
            .List("entries", row.Entries, WriteEntry)
            .Number("version", row.Version)
            .EpochSeconds("ttl", row.ExpiresAt));

    private static Entry ReadEntry(ItemReader item) => new(
        new EntryKey(item.String("kind"), item.String("partition"), item.StringOrNull("sort") ?? ""),
        [.. item.Strings("numbers").Select(Parse)]);

    private static void WriteEntry(Entry entry, ItemWriter item) => item
        .String("kind", entry.Key.Kind)
        .String("partition", entry.Key.Partition)
        .String("sort", entry.Key.Sort.Length == 0 ? null : entry.Key.Sort)
        .Strings("numbers", entry.Numbers.Select(Format));

    private static decimal Parse(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string Format(decimal number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
