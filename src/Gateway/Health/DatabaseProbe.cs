using Graph.Resolvers.Businesses;

namespace Graph.Gateway.Health;

/// <summary>
/// Whether the database answers. However many ask at once, one read is on its way, and its result serves those who ask within
/// a second: an operator's probes are no load.
/// </summary>
internal sealed partial class DatabaseProbe(BusinessStore businesses, TimeProvider time, ILogger<DatabaseProbe> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly BusinessId s_nobodys = new("health");
    private static readonly TimeSpan s_goodFor = TimeSpan.FromSeconds(1);

    private readonly Lock _asking = new();
    private Task<bool> _latest = Task.FromResult(false);
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;

    /// <summary>False when it fails or has not answered in two seconds.</summary>
    public Task<bool> Answers()
    {
        lock (_asking)
        {
            var now = time.GetUtcNow();
            if (_latest.IsCompleted && now - _askedAt > s_goodFor)
                (_latest, _askedAt) = (Ask(), now);
            return _latest;
        }
    }

    private async Task<bool> Ask()
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await businesses.Get(s_nobodys, limit.Token).AsTask().WaitAsync(limit.Token);
            return true;
        }
        catch (Exception error) // whatever it is, queries would fail too
        {
            LogFailed(error);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database does not answer.")]
    private partial void LogFailed(Exception error);
}
