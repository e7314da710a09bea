using System.Diagnostics;
using Graph.DynamoDb.Reading;
using Graph.Gateway.Observability;
using Graph.GraphQL.Execution;
using Graph.Resolvers.Shared;

namespace Graph.Gateway.Http;

/// <summary>
/// Says what an operation, or an event of a subscription, took: to clients in <c>extensions.performance</c>, in the log when it was slow, and in metrics. Whatever is
/// logged while it runs says which it is.
/// </summary>
/// <param name="tellsClients">Whether clients are told; the log is written anyway.</param>
/// <param name="slow">What takes longer is slow; exactly as long is not.</param>
/// <param name="metrics">Null where there are none.</param>
internal sealed partial class OperationObserver(ILogger<OperationObserver> logger, bool tellsClients, TimeSpan slow, Metrics? metrics)
{
    /// <returns>To be called when it has ended.</returns>
    public Action<ExecutionResult> Observe(GraphQLRequest request)
    {
        var (started, reads, caches) = (Stopwatch.GetTimestamp(), ReadMeter.Start(), CacheMeter.Start());
        var operation = new OperationScope(request);
        var scope = logger.BeginScope(operation);
        return result =>
        {
            var duration = Stopwatch.GetElapsedTime(started);
            metrics?.CountOperation(duration, result.Errors.Count > 0, caches.Hits, caches.Misses, reads.Count);
            if (duration > slow)
                LogSlow(operation.Name, operation.Hash, (long)duration.TotalMilliseconds, reads.Count);
            scope?.Dispose();
            if (tellsClients)
                result.Extensions = new Dictionary<string, object?>
                {
                    ["performance"] = new Dictionary<string, object?>
                    {
                        ["durationMs"] = (long)duration.TotalMilliseconds,
                        ["cacheHits"] = caches.Hits,
                        ["cacheMisses"] = caches.Misses,
                        ["dynamoReads"] = reads.Count,
                    },
                };
        };
    }

    [LoggerMessage(LogLevel.Warning, "Slow operation {Operation}, document {Hash}: {Duration} ms, {Reads} reads of DynamoDB.")]
    private partial void LogSlow(string? operation, string hash, long duration, int reads);
}
