using System.Text.Json.Serialization.Metadata;
using Graph.LocalDev.Aws;

namespace Graph.LocalDev.Streams;

/// <summary>The streams of the tables of DynamoDB Local. One instance serves any number of pumps.</summary>
internal sealed class StreamsClient(Uri endpoint, HttpMessageHandler? handler = null) : IDisposable
{
    private readonly AwsJsonClient client = new(endpoint, handler);

    /// <summary>The stream's ARN; null while the table does not exist, or has no stream.</summary>
    public async Task<string?> LatestStream(string table, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await Call(
                "DynamoDB_20120810.DescribeTable",
                new DescribeTable(table),
                StreamsJson.Default.DescribeTable,
                StreamsJson.Default.TableAnswer,
                cancellationToken);
            return answer.Table?.LatestStreamArn;
        }
        catch (AwsJsonException refused) when (refused.Code == "ResourceNotFoundException")
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<Shard>> Shards(string stream, CancellationToken cancellationToken)
    {
        var shards = new List<Shard>();
        string? after = null;
        do
        {
            var answer = await Call(
                "DynamoDBStreams_20120810.DescribeStream",
                new DescribeStream(stream, after),
                StreamsJson.Default.DescribeStream,
                StreamsJson.Default.StreamAnswer,
                cancellationToken);
            shards.AddRange(answer.StreamDescription?.Shards ?? []);
            after = answer.StreamDescription?.LastEvaluatedShardId;
        }
        while (after is not null);
        return shards;
    }

    /// <param name="after">The sequence number of the last record that is done; null begins with the oldest.</param>
    public async Task<string> Iterator(string stream, string shard, string? after, CancellationToken cancellationToken)
    {
        var answer = await Call(
            "DynamoDBStreams_20120810.GetShardIterator",
            new GetShardIterator(stream, shard, after is null ? "TRIM_HORIZON" : "AFTER_SEQUENCE_NUMBER", after),
            StreamsJson.Default.GetShardIterator,
            StreamsJson.Default.ShardIteratorAnswer,
            cancellationToken);
        return answer.ShardIterator;
    }

    public Task<RecordsAnswer> Records(string iterator, int limit, CancellationToken cancellationToken) => Call(
        "DynamoDBStreams_20120810.GetRecords",
        new GetRecords(iterator, limit),
        StreamsJson.Default.GetRecords,
        StreamsJson.Default.RecordsAnswer,
        cancellationToken);

    public void Dispose() => client.Dispose();

    private Task<TAnswer> Call<TRequest, TAnswer>(
        string target,
        TRequest request,
        JsonTypeInfo<TRequest> requestType,
        JsonTypeInfo<TAnswer> answerType,
        CancellationToken cancellationToken) =>
        client.Call(target, request, requestType, answerType, TimeSpan.Zero, cancellationToken);
}
