using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb.Items;

namespace Graph.DynamoDb.Tables;

/// <summary>
/// Makes a table what its definition says, when it does not exist. An existing table is left as it is, but for expiry and a stream
/// that it lacks.
/// </summary>
internal static class TableCreation
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    public static async Task Create(
        IAmazonDynamoDB client, TableDefinition definition, string stage, CancellationToken cancellationToken)
    {
        var name = definition.NameIn(stage);
        try
        {
            await client.CreateTableAsync(Request(definition, name), cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceInUseException)
        {
            // It exists, or another process creates it at this moment.
        }
        var table = await WaitUntilActive(client, name, cancellationToken).ConfigureAwait(false);
        if (Stream(definition) is { } stream && !HasStream(table))
            await EnableStream(client, name, stream, cancellationToken).ConfigureAwait(false);
        if (definition.TimeToLive is { } attribute)
            await EnableTimeToLive(client, name, attribute, cancellationToken).ConfigureAwait(false);
    }

    public static CreateTableRequest Request(TableDefinition definition, string name) => new()
    {
        TableName = name,
        BillingMode = BillingMode.PAY_PER_REQUEST,
        KeySchema = KeySchema(definition.Partition, definition.Sort),
        AttributeDefinitions = definition.Indexes
            .SelectMany(index => new[] { index.Partition, index.Sort })
            .Concat([definition.Partition, definition.Sort])
            .OfType<KeyAttribute>()
            .DistinctBy(attribute => attribute.Name)
            .Select(attribute => new AttributeDefinition(attribute.Name, TypeOf(attribute)))
            .ToList(),
        GlobalSecondaryIndexes = definition.Indexes.Count == 0 ? null : definition.Indexes.Select(Index).ToList(),
        StreamSpecification = Stream(definition),
    };

    private static StreamSpecification? Stream(TableDefinition definition) => definition.Stream == StreamView.None
        ? null
        : new StreamSpecification { StreamEnabled = true, StreamViewType = ViewType(definition.Stream) };

    private static GlobalSecondaryIndex Index(IndexDefinition index) => new()
    {
        IndexName = index.Name,
        KeySchema = KeySchema(index.Partition, index.Sort),
        Projection = Projection(index),
    };

    internal static Projection Projection(IndexDefinition index) =>
        new() { ProjectionType = index.KeysOnly ? ProjectionType.KEYS_ONLY : ProjectionType.ALL };

    private static List<KeySchemaElement> KeySchema(KeyAttribute partition, KeyAttribute? sort)
    {
        var schema = new List<KeySchemaElement> { new(partition.Name, KeyType.HASH) };
        if (sort is not null)
            schema.Add(new KeySchemaElement(sort.Name, KeyType.RANGE));
        return schema;
    }

    internal static ScalarAttributeType TypeOf(KeyAttribute attribute) => attribute.Kind switch
    {
        ScalarKind.String => ScalarAttributeType.S,
        ScalarKind.Number => ScalarAttributeType.N,
        ScalarKind.Binary => ScalarAttributeType.B,
        _ => throw new ArgumentException($"Key attribute {attribute.Name} cannot be a {attribute.Kind}."),
    };

    internal static StreamViewType ViewType(StreamView view) => view switch
    {
        StreamView.KeysOnly => StreamViewType.KEYS_ONLY,
        StreamView.NewImage => StreamViewType.NEW_IMAGE,
        StreamView.OldImage => StreamViewType.OLD_IMAGE,
        _ => StreamViewType.NEW_AND_OLD_IMAGES,
    };

    private static async Task<TableDescription> WaitUntilActive(IAmazonDynamoDB client, string name, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        while (true)
        {
            if (await Describe(client, name, deadline.Token).ConfigureAwait(false) is { } table && table.TableStatus == TableStatus.ACTIVE)
                return table;
            await Task.Delay(BetweenLooks, deadline.Token).ConfigureAwait(false);
        }
    }

    private static async Task<TableDescription?> Describe(IAmazonDynamoDB client, string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.DescribeTableAsync(name, cancellationToken).ConfigureAwait(false)).Table;
        }
        catch (ResourceNotFoundException)
        {
            // Just created, and not yet known to the server that answers.
            return null;
        }
    }

    private static async Task EnableStream(
        IAmazonDynamoDB client, string name, StreamSpecification stream, CancellationToken cancellationToken)
    {
        try
        {
            await client.UpdateTableAsync(
                new UpdateTableRequest { TableName = name, StreamSpecification = stream }, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonDynamoDBException)
        {
            // Another process may have been quicker, whatever is said then: DynamoDB Local calls it a failure of its own.
            var table = await Describe(client, name, cancellationToken).ConfigureAwait(false);
            if (table is null || !HasStream(table))
                throw;
        }
        await WaitUntilActive(client, name, cancellationToken).ConfigureAwait(false);
    }

    private static bool HasStream(TableDescription table) => table.StreamSpecification?.StreamEnabled == true;

    private static async Task EnableTimeToLive(
        IAmazonDynamoDB client, string name, string attribute, CancellationToken cancellationToken)
    {
        if (await HasTimeToLive(client, name, cancellationToken).ConfigureAwait(false))
            return;
        var request = new UpdateTimeToLiveRequest
        {
            TableName = name,
            TimeToLiveSpecification = new TimeToLiveSpecification { AttributeName = attribute, Enabled = true },
        };
        try
        {
            await client.UpdateTimeToLiveAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonDynamoDBException exception) when (exception.ErrorCode == "ValidationException")
        {
            // Another process may have been quicker.
            if (!await HasTimeToLive(client, name, cancellationToken).ConfigureAwait(false))
                throw;
        }
    }

    private static async Task<bool> HasTimeToLive(IAmazonDynamoDB client, string name, CancellationToken cancellationToken)
    {
        var described = await client.DescribeTimeToLiveAsync(name, cancellationToken).ConfigureAwait(false);
        var status = described.TimeToLiveDescription?.TimeToLiveStatus;
        return status == TimeToLiveStatus.ENABLED || status == TimeToLiveStatus.ENABLING;
    }
}
