using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;
using Graph.DynamoDb.Tables;
using Condition = Graph.DynamoDb.Expressions.Condition;

namespace Graph.DynamoDb.Reading;

/// <summary>A query or scan made ready: its expressions, its scope for cursors, and how one request is sent.</summary>
internal sealed class ReadPlan
{
    private readonly Func<RequestPosition, CancellationToken, Task<RawPage>> send;

    private ReadPlan(
        string scope,
        string? index,
        bool filters,
        int limit,
        int mostRead,
        IReadOnlyDictionary<string, ItemValue>? start,
        Func<RequestPosition, CancellationToken, Task<RawPage>> send)
    {
        Scope = scope;
        Index = index;
        Filters = filters;
        Limit = Positive(limit, nameof(limit));
        MostRead = Positive(mostRead, nameof(mostRead));
        Start = start?.ToDictionary(pair => pair.Key, pair => pair.Value.ToAttributeValue(), StringComparer.Ordinal);
        this.send = send;
    }

    public string Scope { get; }

    public string? Index { get; }

    public bool Filters { get; }

    public int Limit { get; }

    public int MostRead { get; }

    public Dictionary<string, AttributeValue>? Start { get; }

    public Task<RawPage> Send(RequestPosition position, CancellationToken cancellationToken) => send(position, cancellationToken);

    public static ReadPlan Of(Query query, Database database, TableDefinition definition, string table)
    {
        var aliases = new ExpressionAliases();
        var key = KeyCondition(query, definition).ToExpression(aliases);
        var filter = query.Filter?.ToExpression(aliases);
        var projection = aliases.Projection(query.Attributes);
        var scope = ScopeText(["query", table, query.Index, query.Descending ? "<" : ">", key, filter, query.Scope], aliases);
        return new ReadPlan(scope, query.Index, filter is not null, query.Limit, query.MostRead, query.Start, Send);

        async Task<RawPage> Send(RequestPosition position, CancellationToken cancellationToken)
        {
            if (!KeyLimits.CanBePartition(query.Partition))
                return new RawPage([], 0, 0, null);
            var request = new QueryRequest
            {
                TableName = table,
                IndexName = query.Index,
                KeyConditionExpression = key,
                FilterExpression = filter,
                ProjectionExpression = projection,
                ExpressionAttributeNames = aliases.Names,
                ExpressionAttributeValues = aliases.Values,
                ScanIndexForward = !query.Descending,
                ConsistentRead = query.Consistent,
                ExclusiveStartKey = position.Start,
                Limit = position.Limit ?? query.MostPerRequest,
                Select = position.CountOnly ? Select.COUNT : null,
                ReturnConsumedCapacity = database.AskForCapacity,
            };
            ReadMeter.CountOne();
            var response = await database.Send(database.Client.QueryAsync, request, cancellationToken).ConfigureAwait(false);
            database.Consumed(response.ConsumedCapacity);
            return new RawPage(response.Items ?? [], response.Count ?? 0, response.ScannedCount ?? 0, response.LastEvaluatedKey);
        }
    }

    public static ReadPlan Of(Scan scan, Database database, string table)
    {
        var aliases = new ExpressionAliases();
        var filter = scan.Filter?.ToExpression(aliases);
        var projection = aliases.Projection(scan.Attributes);
        var scope = ScopeText(["scan", table, scan.Index, filter, scan.Scope], aliases);
        return new ReadPlan(scope, scan.Index, filter is not null, scan.Limit, scan.MostRead, scan.Start, Send);

        async Task<RawPage> Send(RequestPosition position, CancellationToken cancellationToken)
        {
            var request = new ScanRequest
            {
                TableName = table,
                IndexName = scan.Index,
                FilterExpression = filter,
                ProjectionExpression = projection,
                ExpressionAttributeNames = aliases.Names,
                ExpressionAttributeValues = aliases.Values,
                ConsistentRead = scan.Consistent,
                ExclusiveStartKey = position.Start,
                Limit = position.Limit ?? scan.MostPerRequest,
                Segment = position.Segment,
                TotalSegments = position.Segments,
                Select = position.CountOnly ? Select.COUNT : null,
                ReturnConsumedCapacity = database.AskForCapacity,
            };
            ReadMeter.CountOne();
            var response = await database.Send(database.Client.ScanAsync, request, cancellationToken).ConfigureAwait(false);
            database.Consumed(response.ConsumedCapacity);
            return new RawPage(response.Items ?? [], response.Count ?? 0, response.ScannedCount ?? 0, response.LastEvaluatedKey);
        }
    }

    private static Condition KeyCondition(Query query, TableDefinition definition)
    {
        var (partition, sort) = query.Index is { } index
            ? (definition.Index(index).Partition, definition.Index(index).Sort)
            : (definition.Partition, definition.Sort);
        var condition = Condition.Equal(partition.Name, query.Partition);
        if (query.Sort is null)
            return condition;
        if (sort is null)
            throw new ArgumentException($"{query.Index ?? definition.Purpose} has no sort key.", nameof(query));
        return condition & query.Sort.On(sort.Name);
    }

    /// <summary>Every part with its length, so that no two different reads have the same text.</summary>
    private static string ScopeText(string?[] parts, ExpressionAliases aliases)
    {
        var text = new StringBuilder();
        foreach (var part in parts.Concat(aliases.Describe()))
            text.Append(part?.Length ?? -1).Append(':').Append(part).Append('|');
        return text.ToString();
    }

    private static int Positive(int value, string name) =>
        value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, "A page has at least one item.");
}

/// <summary>Where one request of a plan starts and how much it reads.</summary>
internal readonly record struct RequestPosition(Dictionary<string, AttributeValue>? Start, int? Limit = null)
{
    public int? Segment { get; init; }

    public int? Segments { get; init; }

    public bool CountOnly { get; init; }
}

/// <summary>The answer to one request.</summary>
internal readonly record struct RawPage(
    List<Dictionary<string, AttributeValue>> Items,
    int Count,
    int ItemsRead,
    Dictionary<string, AttributeValue>? LastEvaluatedKey)
{
    public bool IsLast => LastEvaluatedKey is not { Count: > 0 };
}
