using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Graph.GraphQL.AspNetCore.Documents;

/// <summary>
/// Remembers automatic persisted queries by the SHA-256 of their text. Bounded in number and in total length by two
/// generations: when the young one is full it becomes the old one, and the old one is forgotten but for what is asked for.
/// </summary>
/// <param name="capacity">The most queries that are remembered.</param>
internal sealed class PersistedQueryStore(int capacity)
{
    private const int MaxCharactersPerGeneration = 8_000_000;

    private readonly Lock _lock = new();
    private volatile ConcurrentDictionary<string, string> _old = NewGeneration();
    private volatile ConcurrentDictionary<string, string> _young = NewGeneration();
    private long _characters;

    public string? Find(string hash)
    {
        if (_young.TryGetValue(hash, out var query))
            return query;
        if (!_old.TryGetValue(hash, out query))
            return null;
        Add(hash, query);
        return query;
    }

    public void Add(string hash, string query)
    {
        if (_young.ContainsKey(hash))
            return;
        lock (_lock)
        {
            if (_young.Count >= (capacity + 1) / 2 || _characters + query.Length > MaxCharactersPerGeneration)
                StartGeneration();
            if (_young.TryAdd(hash, query))
                _characters += query.Length;
        }
    }

    public static bool Matches(string hash, string query) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query))).Equals(hash, StringComparison.OrdinalIgnoreCase);

    private void StartGeneration()
    {
        _old = _young;
        _young = NewGeneration();
        _characters = 0;
    }

    /// <summary>Hexadecimal digits may be of either case, and a hash has one place whichever it comes in.</summary>
    private static ConcurrentDictionary<string, string> NewGeneration() => new(StringComparer.OrdinalIgnoreCase);
}
