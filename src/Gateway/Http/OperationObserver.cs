using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Graph.DynamoDb.Reading;
using Graph.GraphQL.Execution;
using Graph.Resolvers.Shared;

namespace Graph.Gateway.Http;

/// <summary>Says what an operation took: to clients in <c>extensions.performance</c>, and in the log when it was slow.</summary>
/// <param name="tellsClients">Whether clients are told; the log is written anyway.</param>
/// <param name="slow">What takes longer is slow; exactly as long is not.</param>
internal sealed partial class OperationObserver(ILogger<OperationObserver> logger, bool tellsClients, TimeSpan slow)
{
    /// <returns>To be called when it has ended.</returns>
    public Action<ExecutionResult> Observe(GraphQLRequest request)
    {
        var (started, reads, caches) = (Stopwatch.GetTimestamp(), ReadMeter.Start(), CacheMeter.Start());
        return result =>
        {
            var duration = Stopwatch.GetElapsedTime(started);
            if (duration > slow)
                LogSlow(request.OperationName, HashOf(request.Query), (long)duration.TotalMilliseconds, reads.Count);
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

    /// <summary>As persisted queries name it.</summary>
    private static string HashOf(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    [LoggerMessage(LogLevel.Warning, "Slow operation {Operation}, document {Hash}: {Duration} ms, {Reads} reads of DynamoDB.")]
    private partial void LogSlow(string? operation, string hash, long duration, int reads);
}
