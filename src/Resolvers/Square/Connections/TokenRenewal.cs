using Graph.DynamoDb.Items;
using Microsoft.Extensions.Logging;

namespace Graph.Resolvers.Square.Connections;

/// <summary>Refreshes the tokens of sellers whom nobody asks for, before they end.</summary>
public sealed partial class TokenRenewal(
    SquareConnectionStore connections, AccessTokens tokens, TimeProvider time, ILogger<TokenRenewal> logger)
{
    /// <summary>Square counts how often an application asks.</summary>
    private const int Parallelism = 4;

    /// <summary>One look at everything that is due.</summary>
    public async ValueTask Run(CancellationToken cancellationToken)
    {
        var due = connections.AllRefreshedBefore(time.GetUtcNow() - AccessTokens.RefreshedAfter, LogUnreadable, cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(due, options, async (connection, token) => await Renew(connection, token));
    }

    /// <summary>One that cannot be refreshed does not keep the others from it.</summary>
    private async ValueTask Renew(StoredConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await tokens.Get(connection, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested) // whatever it is, such as a server key that is gone
        {
            LogFailed(connection.MerchantId, failure.GetType().Name);
        }
    }

    private void LogUnreadable(MalformedItemException unreadable) => LogFailed("unknown", unreadable.Message);

    [LoggerMessage(LogLevel.Warning, "The access of merchant {MerchantId} is due and was not renewed: {Reason}")]
    private partial void LogFailed(string merchantId, string reason);
}
