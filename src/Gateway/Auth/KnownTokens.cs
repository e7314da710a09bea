using System.Collections.Concurrent;

namespace Graph.Gateway.Auth;

/// <summary>
/// Tokens that were found good, by their digest, in two generations: when the young one is full it becomes the old one, and
/// what is asked for again moves back. So it is bounded, readers take no lock, and what is used stays.
/// </summary>
/// <param name="generationSize">Tokens after which a generation is full.</param>
internal sealed class KnownTokens(int generationSize)
{
    private Generation _young = new();
    private Generation _old = new();

    public int Count => _young.Tokens.Count + _old.Tokens.Count;

    public VerifiedToken? Find(TokenDigest digest)
    {
        if (_young.Tokens.TryGetValue(digest, out var token))
            return token;
        if (!_old.Tokens.TryGetValue(digest, out token))
            return null;
        Add(digest, token);
        return token;
    }

    public void Add(TokenDigest digest, VerifiedToken token)
    {
        var young = _young;
        // A token that is verified again may have lost its key and come by another.
        young.Tokens[digest] = token;
        if (Interlocked.Increment(ref young.Additions) < generationSize)
            return;
        if (Interlocked.CompareExchange(ref _young, new Generation(), young) == young)
            _old = young;
    }

    private sealed class Generation
    {
        public readonly ConcurrentDictionary<TokenDigest, VerifiedToken> Tokens = new();
        public int Additions;
    }
}
