using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Paging;
using Graph.DynamoDb.Tables;
using Graph.DynamoDb.Writing;

namespace Graph.DynamoDb;

/// <summary>The tables of one stage behind one client. One instance a process; safe for any number of callers at once.</summary>
public sealed class Database(IAmazonDynamoDB client, DatabaseOptions options)
{
    public string Stage => options.Stage;

    /// <summary>For positions that are not one table's own, such as those in a merged list.</summary>
    public Cursors Cursors { get; } = new(options.CursorKey);

    /// <summary>For what this layer does not do. Never use a <c>DynamoDBContext</c> over it: that one reflects.</summary>
    public IAmazonDynamoDB Client => client;

    internal Backoff Backoff => options.Backoff;

    internal ReturnConsumedCapacity? AskForCapacity => options.OnConsumed is null ? null : ReturnConsumedCapacity.TOTAL;

    public Table<T> Table<T>(TableDefinition definition, ItemMapping<T> mapping)
        where T : notnull =>
        new(this, definition, mapping);

    /// <param name="token">
    /// At most 36 characters. The same token with the same operations is done once within ten minutes, however often it is
    /// sent; null makes one for this instance.
    /// </param>
    public Transaction Transaction(string? token = null) => new(this, token);

    /// <summary>Creates the tables that do not exist, waits until they are usable and turns their expiry on. Repeatable.</summary>
    public Task CreateTables(IEnumerable<TableDefinition> definitions, CancellationToken cancellationToken = default) =>
        Task.WhenAll(definitions.Select(definition => TableCreation.Create(client, definition, Stage, cancellationToken)));

    internal ParallelOptions Parallel(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellationToken };

    internal void Consumed(ConsumedCapacity? consumed)
    {
        if (consumed is not null)
            options.OnConsumed?.Invoke(consumed);
    }

    internal void Consumed(List<ConsumedCapacity>? consumed) => consumed?.ForEach(Consumed);
}
