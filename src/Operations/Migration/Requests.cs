using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Graph.DynamoDb;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Graph.Operations.Migration;

/// <summary>
/// Sends requests at the pace that is allowed, and again, with growing waits, while what stands against them is passing: as long as
/// any of them gets on.
/// </summary>
internal sealed class Requests(Database database, CapacityBucket reads, CapacityBucket writes, TimeSpan patience, TimeProvider time)
{
    /// <summary>The most keys that DynamoDB takes in one BatchGetItem.</summary>
    public const int MostReads = 100;

    /// <summary>The most writes that DynamoDB takes in one BatchWriteItem.</summary>
    public const int MostWrites = 25;

    /// <summary>For tables, whose descriptions use no capacity.</summary>
    private readonly CapacityBucket free = new(null, time);

    private readonly Standstill reading = new(patience, time);

    /// <summary>Of its own, as what cannot be written is read again and again.</summary>
    private readonly Standstill writing = new(patience, time);

    private readonly Backoff backoff = new() { FirstDelay = TimeSpan.FromMilliseconds(50), LongestDelay = TimeSpan.FromSeconds(10), Time = time };

    /// <summary>Null when it does not exist.</summary>
    public async Task<TableDescription?> Describe(string table, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await Send(
                database.Client.DescribeTableAsync, new DescribeTableRequest(table), free, _ => 0, cancellationToken).ConfigureAwait(false);
            reading.End();
            return answer.Table;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }

    public async Task<ScanResponse> Scan(ScanRequest request, CancellationToken cancellationToken)
    {
        request.ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL;
        var answer = await Send(
            database.Client.ScanAsync, request, reads, answer => Units(answer.ConsumedCapacity), cancellationToken).ConfigureAwait(false);
        reading.End();
        return answer;
    }

    /// <summary>Those of the items that exist, by id.</summary>
    public async Task<Dictionary<string, Item>> Get(string table, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Item>(StringComparer.Ordinal);
        var keys = ids.Select(id => new Item { [MigratedTable.Key] = new AttributeValue { S = id } }).ToList();
        for (var attempt = 1; keys.Count > 0; attempt++)
        {
            var asked = keys.Count;
            var request = new BatchGetItemRequest
            {
                RequestItems = new() { [table] = new KeysAndAttributes { Keys = keys, ConsistentRead = true } },
                ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL,
            };
            var answer = await Send(
                database.Client.BatchGetItemAsync, request, reads, answer => Units(answer.ConsumedCapacity), cancellationToken).ConfigureAwait(false);
            foreach (var item in answer.Responses?.GetValueOrDefault(table) ?? [])
                found[item[MigratedTable.Key].S] = item;
            keys = answer.UnprocessedKeys?.GetValueOrDefault(table)?.Keys ?? [];
            attempt = await Wait(reading, attempt, asked, keys.Count, cancellationToken).ConfigureAwait(false);
        }
        return found;
    }

    /// <summary>Writes at most <see cref="MostWrites"/> items, once, in place of what has their ids.</summary>
    /// <returns>The ids of those that are not known to be written.</returns>
    /// <exception cref="AmazonDynamoDBException">DynamoDB refuses one of them, and so all.</exception>
    public async Task<HashSet<string>> Put(string table, IReadOnlyList<PlannedItem> items, CancellationToken cancellationToken)
    {
        var request = new BatchWriteItemRequest
        {
            RequestItems = new() { [table] = [.. items.Select(item => new WriteRequest(new PutRequest(item.Item)))] },
            ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL,
        };
        try
        {
            var answer = await SendOnce(
                database.Client.BatchWriteItemAsync, request, writes, answer => Units(answer.ConsumedCapacity), cancellationToken).ConfigureAwait(false);
            var left = answer.UnprocessedItems?.GetValueOrDefault(table) ?? [];
            return [.. left.Select(write => write.PutRequest.Item[MigratedTable.Key].S)];
        }
        catch (Exception failure) when (Database.IsPassing(failure))
        {
            writing.GoOn(failure.Message);
            return [.. items.Select(item => item.Id)];
        }
    }

    /// <summary>Waits before what could not be written is tried again.</summary>
    /// <returns>The attempt that it was: the first when some of it got on.</returns>
    public Task<int> WaitForWrites(int attempt, int asked, int left, CancellationToken cancellationToken) =>
        Wait(writing, attempt, asked, left, cancellationToken);

    private async Task<int> Wait(Standstill standstill, int attempt, int asked, int left, CancellationToken cancellationToken)
    {
        if (left < asked)
        {
            standstill.End();
            attempt = 1;
        }
        else
        {
            standstill.GoOn("DynamoDB leaves whole batches unprocessed");
        }
        if (left > 0)
            await backoff.Wait(attempt, cancellationToken).ConfigureAwait(false);
        return attempt;
    }

    private async Task<TResponse> Send<TRequest, TResponse>(
        Func<TRequest, CancellationToken, Task<TResponse>> send,
        TRequest request,
        CapacityBucket bucket,
        Func<TResponse, double> units,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SendOnce(send, request, bucket, units, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (Database.IsPassing(failure))
            {
                reading.GoOn(failure.Message);
            }
            await backoff.Wait(attempt, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<TResponse> SendOnce<TRequest, TResponse>(
        Func<TRequest, CancellationToken, Task<TResponse>> send,
        TRequest request,
        CapacityBucket bucket,
        Func<TResponse, double> units,
        CancellationToken cancellationToken)
    {
        var reserved = await bucket.Reserve(cancellationToken).ConfigureAwait(false);
        var used = 0.0;
        try
        {
            var answer = await database.SendOnce(send, request, cancellationToken).ConfigureAwait(false);
            used = units(answer);
            return answer;
        }
        finally
        {
            bucket.Settle(reserved, used);
        }
    }

    private static double Units(ConsumedCapacity? consumed) => consumed?.CapacityUnits ?? 0;

    private static double Units(List<ConsumedCapacity>? consumed) => consumed?.Sum(Units) ?? 0;
}
