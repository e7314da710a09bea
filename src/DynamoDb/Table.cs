using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Reading;
using Graph.DynamoDb.Tables;

namespace Graph.DynamoDb;

/// <summary>The items of one table as <typeparamref name="T"/>: reads here, writes and conversions in the other parts.</summary>
public sealed partial class Table<T>
    where T : notnull
{
    private readonly Database database;
    private readonly ItemMapping<T> mapping;
    private readonly ItemPath root;

    internal Table(Database database, TableDefinition definition, ItemMapping<T> mapping)
    {
        this.database = database;
        this.mapping = mapping;
        Definition = definition;
        Name = definition.NameIn(database.Stage);
        root = new ItemPath(Name);
    }

    public TableDefinition Definition { get; }

    public string Name { get; }

    /// <summary>An item in DynamoDB's own JSON, as a stream's records have it.</summary>
    /// <exception cref="MalformedItemException">An attribute is not of the type that it should be.</exception>
    /// <exception cref="FormatException">It is no item.</exception>
    public T FromJson(JsonElement item) => Read(AttributeValueJson.ReadItem(item));

    /// <summary>The item with this key, or null; null too, without a request, for a key that nothing can have.</summary>
    public async ValueTask<T?> Get(Key key, CancellationToken cancellationToken = default, bool consistent = false)
    {
        if (!KeyLimits.CanExist(key))
            return default;
        var request = new GetItemRequest
        {
            TableName = Name,
            Key = ToAttributes(key),
            ConsistentRead = consistent,
            ReturnConsumedCapacity = database.AskForCapacity,
        };
        ReadMeter.CountOne();
        var response = await database.Send(database.Client.GetItemAsync, request, cancellationToken).ConfigureAwait(false);
        database.Consumed(response.ConsumedCapacity);
        return response.Item is { Count: > 0 } row ? Read(row) : default;
    }

    /// <summary>The items that exist among any number of keys; a key given twice is read once.</summary>
    /// <param name="attributes">What is sent of each item, the keys among them; null for all.</param>
    /// <exception cref="OverloadedException">Some keys stayed unprocessed to the last attempt.</exception>
    public ValueTask<IReadOnlyDictionary<Key, T>> BatchGet(
        IEnumerable<Key> keys,
        CancellationToken cancellationToken = default,
        bool consistent = false,
        IReadOnlyList<AttributePath>? attributes = null) =>
        new BatchGet<T>(database, this, consistent, attributes).Read(keys, cancellationToken);

    /// <summary>By partition text, for tables whose key is one string: the shape that a batch loader gives back.</summary>
    /// <exception cref="OverloadedException">Some keys stayed unprocessed to the last attempt.</exception>
    public async ValueTask<IReadOnlyDictionary<string, T>> BatchGet(
        IReadOnlyCollection<string> partitions, CancellationToken cancellationToken = default, bool consistent = false)
    {
        var found = await BatchGet(partitions.Select(partition => new Key(partition)), cancellationToken, consistent).ConfigureAwait(false);
        return found.ToDictionary(pair => pair.Key.Partition.Text, pair => pair.Value, StringComparer.Ordinal);
    }

    /// <summary>The query that goes on after a cursor of the same query; false when the cursor is not one.</summary>
    /// <param name="cursor">Null starts at the beginning.</param>
    public bool TryContinue(Query query, string? cursor, [NotNullWhen(true)] out Query? continued)
    {
        continued = query with { Start = null };
        if (cursor is null)
            return true;
        var scope = ReadPlan.Of(continued, database, Definition, Name).Scope;
        continued = database.Cursors.TryDecode(cursor, scope, out var start) ? query with { Start = start } : null;
        return continued is not null;
    }

    /// <inheritdoc cref="TryContinue(Reading.Query, string?, out Reading.Query?)"/>
    public bool TryContinue(Scan scan, string? cursor, [NotNullWhen(true)] out Scan? continued)
    {
        continued = scan with { Start = null };
        if (cursor is null)
            return true;
        var scope = ReadPlan.Of(continued, database, Name).Scope;
        continued = database.Cursors.TryDecode(cursor, scope, out var start) ? scan with { Start = start } : null;
        return continued is not null;
    }

    /// <param name="keeps">
    /// What DynamoDB's filters cannot say, decided here while the page fills. Whatever it depends on belongs into
    /// <see cref="Reading.Query.Scope"/>.
    /// </param>
    public ValueTask<Page<T>> Query(Query query, CancellationToken cancellationToken = default, Func<T, bool>? keeps = null) =>
        new PageReading<T>(this, ReadPlan.Of(query, database, Definition, Name), keeps).Read(cancellationToken);

    /// <inheritdoc cref="Query"/>
    public ValueTask<Page<T>> Scan(Scan scan, CancellationToken cancellationToken = default, Func<T, bool>? keeps = null) =>
        new PageReading<T>(this, ReadPlan.Of(scan, database, Name), keeps).Read(cancellationToken);

    /// <summary>Every item that the query reaches; its limit and bound do not apply. Stop enumerating to stop reading.</summary>
    /// <param name="onMalformed">Is told of items that are left out; without it, the first of them ends the reading.</param>
    public IAsyncEnumerable<T> All(
        Query query, CancellationToken cancellationToken = default, Action<MalformedItemException>? onMalformed = null) =>
        WholeReading.All(this, ReadPlan.Of(query, database, Definition, Name), onMalformed, cancellationToken);

    /// <summary>Every item that the scan reaches, read in parallel segments; the order differs from run to run.</summary>
    /// <inheritdoc cref="All(Reading.Query, CancellationToken, Action{MalformedItemException}?)" path="/param"/>
    public IAsyncEnumerable<T> All(
        Scan scan, CancellationToken cancellationToken = default, int segments = 1, Action<MalformedItemException>? onMalformed = null) =>
        WholeReading.All(this, ReadPlan.Of(scan, database, Name), segments, onMalformed, cancellationToken);

    /// <summary>How many items the query reaches, whatever its limit. Reads (and pays for) all of them.</summary>
    public ValueTask<int> Count(Query query, CancellationToken cancellationToken = default) =>
        WholeReading.Count(ReadPlan.Of(query, database, Definition, Name), cancellationToken);

    /// <inheritdoc cref="Count(Reading.Query, CancellationToken)"/>
    public ValueTask<int> Count(Scan scan, CancellationToken cancellationToken = default) =>
        WholeReading.Count(ReadPlan.Of(scan, database, Name), cancellationToken);
}
