using System.Collections.Concurrent;

namespace Graph.GraphQL.Execution;

/// <summary>
/// Prepared documents by their text, in two generations: when the young one is full it becomes the old one, and what is
/// asked for again moves back. So it is bounded, needs no lock, and what is used stays.
/// </summary>
internal sealed class DocumentCache(int generationSize, int largestText = 64 * 1024)
{
    private ConcurrentDictionary<string, PreparedDocument> _young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, PreparedDocument> _old = new(StringComparer.Ordinal);
    private int _youngCount;

    public int Count => _young.Count + _old.Count;

    public PreparedDocument? Find(string text)
    {
        if (_young.TryGetValue(text, out var document))
            return document;
        if (!_old.TryGetValue(text, out document))
            return null;
        Add(text, document);
        return document;
    }

    public void Add(string text, PreparedDocument document)
    {
        if (text.Length > largestText || !_young.TryAdd(text, document))
            return;
        if (Interlocked.Increment(ref _youngCount) < generationSize)
            return;
        _old = _young;
        _young = new ConcurrentDictionary<string, PreparedDocument>(StringComparer.Ordinal);
        Volatile.Write(ref _youngCount, 0);
    }
}
