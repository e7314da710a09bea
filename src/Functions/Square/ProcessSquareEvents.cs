using Graph.DynamoDb;
using Graph.Lambda.Events;
using Graph.Resolvers.Square.Webhooks;
using Microsoft.Extensions.Logging;

namespace Graph.Functions.Square;

/// <summary>
/// Processes events of Square's, by their table's stream: those that are new, and those that are replayed. One that fails keeps no other from its turn: it is
/// marked, and the sweeper goes on with it.
/// </summary>
public sealed partial class ProcessSquareEvents(WebhookProcessor processor, ILogger<ProcessSquareEvents> logger)
{
    private const int Parallelism = 8;

    public async Task<BatchResponse> Handle(DynamoDbStreamEvent changes, CancellationToken cancellationToken)
    {
        var ids = changes.Records.Select(IdOfNew).OfType<string>().Distinct();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(ids, options, async (id, token) => await Process(id, token));
        return BatchResponse.AllDone;
    }

    private async ValueTask Process(string id, CancellationToken cancellationToken)
    {
        try
        {
            await processor.Process(id, cancellationToken);
        }
        catch (Exception failure) when (Database.IsFailure(failure))
        {
            LogLeft(id, failure.Message);
        }
    }

    /// <returns>Null for what somebody is at, or has done.</returns>
    internal static string? IdOfNew(DynamoDbStreamRecord record) =>
        record.DynamoDb.NewText("status") == "received" && record.DynamoDb.NewText("leaseHolder") is null ? record.DynamoDb.KeyText("eventId") : null;

    [LoggerMessage(LogLevel.Warning, "Event {EventId} is left to the sweeper: {Reason}")]
    private partial void LogLeft(string eventId, string reason);
}
