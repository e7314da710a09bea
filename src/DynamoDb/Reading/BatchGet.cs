using System.Collections.Concurrent;
using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb.Expressions;
using Graph.DynamoDb.Items;

namespace Graph.DynamoDb.Reading;

/// <summary>Reads any number of keys: in chunks of 100, some chunks at once, and again what DynamoDB left unprocessed.</summary>
internal sealed class BatchGet<T>(
    Database database, Table<T> table, bool consistent, IReadOnlyList<AttributePath>? attributes)
    where T : notnull
{
    /// <summary>The most keys that DynamoDB takes in one BatchGetItem.</summary>
    private const int MostKeys = 100;

    private readonly ConcurrentDictionary<Key, T> found = new();

    public async ValueTask<IReadOnlyDictionary<Key, T>> Read(IEnumerable<Key> keys, CancellationToken cancellationToken)
    {
        var chunks = keys.Where(KeyLimits.CanExist).Distinct().Chunk(MostKeys).ToArray();
        if (chunks.Length == 1)
            await ReadChunk(chunks[0], cancellationToken).ConfigureAwait(false);
        else
            await Parallel.ForEachAsync(chunks, database.Parallel(cancellationToken), ReadChunk).ConfigureAwait(false);
        return found;
    }

    private async ValueTask ReadChunk(Key[] keys, CancellationToken cancellationToken)
    {
        var aliases = new ExpressionAliases();
        var asked = new KeysAndAttributes
        {
            Keys = keys.Select(table.ToAttributes).ToList(),
            ConsistentRead = consistent,
            ProjectionExpression = aliases.Projection(attributes),
            ExpressionAttributeNames = aliases.Names,
        };
        for (var attempt = 1; ; attempt++)
        {
            var response = await Send(asked, cancellationToken).ConfigureAwait(false);
            Take(response);
            if (response.UnprocessedKeys is not { Count: > 0 } unprocessed)
                return;
            asked = unprocessed[table.Name];
            if (database.Backoff.IsLast(attempt))
                throw new OverloadedException(table.Name, asked.Keys.Count);
            await database.Backoff.Wait(attempt, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<BatchGetItemResponse> Send(KeysAndAttributes asked, CancellationToken cancellationToken)
    {
        var request = new BatchGetItemRequest
        {
            RequestItems = new Dictionary<string, KeysAndAttributes> { [table.Name] = asked },
            ReturnConsumedCapacity = database.AskForCapacity,
        };
        ReadMeter.CountOne();
        var response = await database.Send(database.Client.BatchGetItemAsync, request, cancellationToken).ConfigureAwait(false);
        database.Consumed(response.ConsumedCapacity);
        return response;
    }

    private void Take(BatchGetItemResponse response)
    {
        if (response.Responses is null || !response.Responses.TryGetValue(table.Name, out var rows))
            return;
        foreach (var row in rows)
            found[table.KeyOf(row)] = table.Read(row);
    }
}
