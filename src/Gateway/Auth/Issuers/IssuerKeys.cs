using Graph.Gateway.Auth.Jose;

namespace Graph.Gateway.Auth.Issuers;

/// <summary>
/// The keys of one issuer as they were when last asked for. They are fetched when the first token comes, again when they
/// are old, and when a token names a key that is not among them; one fetch at a time, with a pause between two, however
/// many ask. A failed fetch leaves the keys as they are.
/// </summary>
/// <param name="pause">The least time between two fetches once there are keys: unknown key ids cost a caller nothing.</param>
internal sealed partial class IssuerKeys(
    Issuer issuer, KeyRetrieval retrieval, TimeSpan pause, TimeProvider time, ILogger<IssuerKeys> logger)
{
    /// <summary>When keys are asked for again, so that withdrawn ones vanish.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromHours(1);

    /// <summary>The least time between two fetches as long as there are no keys.</summary>
    private static readonly TimeSpan PauseWithoutKeys = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private volatile JsonWebKeySet? _keys;
    private volatile bool _isUpToDate;
    private long _refreshFrom;
    private Task? _fetch;
    private DateTimeOffset _nextFetch;

    public Issuer Issuer => issuer;

    /// <summary>False when the last fetch failed: a key that is not here may be the issuer's all the same.</summary>
    public bool IsUpToDate => _isUpToDate;

    /// <summary>Null when the issuer has no such key, or its keys cannot be had.</summary>
    public async ValueTask<JsonWebKey?> Find(string id, SignatureAlgorithm algorithm)
    {
        RefreshWhenOld();
        if (_keys?.Find(id, algorithm) is { } key)
            return key;
        await FetchWhenDue();
        return _keys?.Find(id, algorithm);
    }

    /// <summary>Whether the issuer still has this key.</summary>
    public bool Contains(JsonWebKey key)
    {
        RefreshWhenOld();
        return _keys?.Contains(key) ?? false;
    }

    /// <summary>Nobody waits for it: what is old serves until the new is there.</summary>
    private void RefreshWhenOld()
    {
        if (_keys is not null && time.GetUtcNow().UtcTicks >= Volatile.Read(ref _refreshFrom))
            _ = FetchWhenDue();
    }

    /// <summary>Ends when the fetch that is under way does, whoever began it.</summary>
    private Task FetchWhenDue()
    {
        lock (_lock)
        {
            if (_fetch is { IsCompleted: false })
                return _fetch;
            return time.GetUtcNow() < _nextFetch ? Task.CompletedTask : _fetch = Task.Run(Fetch);
        }
    }

    private async Task Fetch()
    {
        try
        {
            _keys = await retrieval.GetKeys(issuer, _keys);
            _isUpToDate = true;
            LogFetched(issuer.Name, _keys.Count);
        }
        catch (Exception error) // whatever it is, the keys that are there serve on, and the next fetch may do
        {
            _isUpToDate = false;
            LogFailed(error, issuer.Name);
        }

        var now = time.GetUtcNow();
        lock (_lock)
            _nextFetch = now + (_keys is null ? PauseWithoutKeys : pause);
        Volatile.Write(ref _refreshFrom, (now + (_isUpToDate ? Age : pause)).UtcTicks);
    }

    [LoggerMessage(LogLevel.Information, "Issuer {Issuer} has {Count} keys of use.")]
    private partial void LogFetched(string issuer, int count);

    [LoggerMessage(LogLevel.Warning, "The keys of issuer {Issuer} could not be fetched.")]
    private partial void LogFailed(Exception error, string issuer);
}
