using System.Text.Json.Serialization;
using Graph.Lambda.Events;

namespace Graph.LocalDev.Streams;

internal sealed record DescribeTable(string TableName);

internal sealed record TableAnswer(TableStream? Table);

internal sealed record TableStream(string? LatestStreamArn);

internal sealed record DescribeStream(string StreamArn, string? ExclusiveStartShardId);

internal sealed record StreamAnswer(StreamDescription? StreamDescription);

internal sealed record StreamDescription(IReadOnlyList<Shard>? Shards, string? LastEvaluatedShardId);

/// <summary>A part of a stream. One that is closed has children, which hold what came after it.</summary>
internal sealed record Shard(string ShardId, string? ParentShardId);

internal sealed record GetShardIterator(string StreamArn, string ShardId, string ShardIteratorType, string? SequenceNumber);

internal sealed record ShardIteratorAnswer(string ShardIterator);

internal sealed record GetRecords(string ShardIterator, int Limit);

/// <param name="NextShardIterator">Null at the end of a closed shard.</param>
internal sealed record RecordsAnswer(IReadOnlyList<DynamoDbStreamRecord>? Records, string? NextShardIterator);

/// <remarks>
/// Records are as functions get them, but for the ARN of the stream, and <c>userIdentity</c> has its members capitalised.
/// Depth: see <c>EventJsonContext</c>.
/// </remarks>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNameCaseInsensitive = true,
    RespectNullableAnnotations = true,
    MaxDepth = 80)]
[JsonSerializable(typeof(DescribeTable))]
[JsonSerializable(typeof(TableAnswer))]
[JsonSerializable(typeof(DescribeStream))]
[JsonSerializable(typeof(StreamAnswer))]
[JsonSerializable(typeof(GetShardIterator))]
[JsonSerializable(typeof(ShardIteratorAnswer))]
[JsonSerializable(typeof(GetRecords))]
[JsonSerializable(typeof(RecordsAnswer))]
internal sealed partial class StreamsJson : JsonSerializerContext;
