using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb.Tables;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Graph.Operations.Migration;

/// <summary>A table of the old system and what becomes of it.</summary>
internal sealed record MigratedTable(TableDefinition Definition, TtlPolicy Ttl)
{
    /// <summary>The key of all of them, old and new: text.</summary>
    public const string Key = "id";

    public static IReadOnlyList<MigratedTable> All { get; } =
    [
        Catalog("users", TtlPolicy.Never, new IndexDefinition("EmailIndex", "email"), new IndexDefinition("SquareMerchantIndex", "square_merchant_id")),
        Catalog("products", TtlPolicy.Never, new IndexDefinition("SkuIndex", "sku"), new IndexDefinition("BarcodeIndex", "barcode")),
        Catalog("categories", TtlPolicy.Never, new IndexDefinition("NameIndex", "name")),
        Catalog("webhooks", TtlPolicy.NinetyDays, new IndexDefinition("EventTypeIndex", "event_type", "timestamp")),
        new(new TableDefinition("joylabs", "sessions", Key) { TimeToLive = "expires" }, TtlPolicy.Own),
    ];

    /// <summary>As <c>--table</c> has it.</summary>
    public string Name => Definition.Purpose;

    /// <summary>A session's id opens the session, and an oauth state's is the state: neither is written out in full.</summary>
    public bool HasSecretIds => Definition.Purpose == "sessions";

    public string OldName(string stage) => $"{Definition.Service}-{Definition.Purpose}-{stage}";

    public string NewName(string stage) => Definition.NameIn(stage);

    /// <summary>Whether DynamoDB deletes the item in its own time, so that one table may have it and the other not.</summary>
    public bool HasExpired(Item item, DateTimeOffset now) =>
        Definition.TimeToLive is { } attribute
        && item.TryGetValue(attribute, out var value)
        && double.TryParse(value.N, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
        && seconds < now.ToUnixTimeSeconds();

    /// <summary>How an item may be called in what people read.</summary>
    public string Shown(string id) => HasSecretIds ? $"{id[..(id.Length / 2)]}…" : id;

    /// <summary>With index keys of the types that the old table's indexes give them: other items could not be written.</summary>
    public TableDefinition DefinitionLike(TableDescription old) => Definition with
    {
        Indexes = [.. Definition.Indexes.Select(index => index with
        {
            Partition = Like(index.Partition, old),
            Sort = index.Sort is null ? null : Like(index.Sort, old),
        })],
    };

    private static KeyAttribute Like(KeyAttribute key, TableDescription old) =>
        old.AttributeDefinitions.Any(attribute => attribute.AttributeName == key.Name && attribute.AttributeType == "N")
            ? KeyAttribute.Number(key.Name)
            : key;

    private static MigratedTable Catalog(string purpose, TtlPolicy ttl, params IndexDefinition[] indexes) =>
        new(
            new TableDefinition("joylabs-catalog", purpose, Key)
            {
                Indexes = indexes,
                TimeToLive = ttl == TtlPolicy.NinetyDays ? PlannedItem.Ttl : null,
            },
            ttl);
}

/// <summary>What becomes of the attribute <c>ttl</c>.</summary>
internal enum TtlPolicy
{
    /// <summary>It is left out: what people keep does not expire.</summary>
    Never,

    /// <summary>What has none gets the migration's begin and ninety days.</summary>
    NinetyDays,

    /// <summary>The item says by itself, and in another attribute, when it expires: nothing is changed.</summary>
    Own,
}
