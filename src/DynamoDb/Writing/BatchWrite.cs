using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb.Items;

namespace Graph.DynamoDb.Writing;

/// <summary>Writes without conditions in chunks of 25, some chunks at once, and again what DynamoDB left unprocessed.</summary>
internal sealed class BatchWrite<T>(Database database, Table<T> table)
    where T : notnull
{
    /// <summary>The most writes that DynamoDB takes in one BatchWriteItem.</summary>
    private const int MostWrites = 25;

    public async ValueTask Write(IEnumerable<T> puts, IEnumerable<Key> deletes, CancellationToken cancellationToken)
    {
        var chunks = ByKey(puts, deletes).Chunk(MostWrites);
        await Parallel.ForEachAsync(chunks, database.Parallel(cancellationToken), WriteChunk).ConfigureAwait(false);
    }

    /// <summary>DynamoDB refuses a batch that names a key twice.</summary>
    private IEnumerable<WriteRequest> ByKey(IEnumerable<T> puts, IEnumerable<Key> deletes)
    {
        var writes = new Dictionary<Key, WriteRequest>();
        foreach (var key in deletes)
            writes[key] = new WriteRequest { DeleteRequest = new DeleteRequest { Key = table.ToAttributes(key) } };
        foreach (var item in puts.Select(table.Write))
            writes[table.KeyOf(item)] = new WriteRequest { PutRequest = new PutRequest { Item = item } };
        return writes.Values;
    }

    private async ValueTask WriteChunk(WriteRequest[] writes, CancellationToken cancellationToken)
    {
        var asked = writes.ToList();
        for (var attempt = 1; ; attempt++)
        {
            asked = await Send(asked, cancellationToken).ConfigureAwait(false);
            if (asked.Count == 0)
                return;
            if (database.Backoff.IsLast(attempt))
                throw new OverloadedException(table.Name, asked.Count);
            await database.Backoff.Wait(attempt, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Gives what stayed unprocessed.</summary>
    private async Task<List<WriteRequest>> Send(List<WriteRequest> asked, CancellationToken cancellationToken)
    {
        var request = new BatchWriteItemRequest
        {
            RequestItems = new Dictionary<string, List<WriteRequest>> { [table.Name] = asked },
            ReturnConsumedCapacity = database.AskForCapacity,
        };
        var response = await database.Send(database.Client.BatchWriteItemAsync, request, cancellationToken).ConfigureAwait(false);
        database.Consumed(response.ConsumedCapacity);
        return response.UnprocessedItems is { Count: > 0 } unprocessed ? unprocessed[table.Name] : [];
    }
}
