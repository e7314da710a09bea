using System.Collections.Concurrent;

namespace Graph.GraphQL.Execution;

/// <summary>
/// Prepared documents by their text, in two generations: when the young one is full it becomes the old one, and what is
/// asked for again moves back. So it is bounded, needs no lock, and what is used stays.
/// </summary>
/// <param name="generationSize">Documents after which a generation is full.</param>
/// <param name="generationCharacters">Characters of their texts after which it is full too; plans grow with texts.</param>
/// <param name="largestText">Characters; longer documents are not kept.</param>
internal sealed class DocumentCache(int generationSize, int generationCharacters = int.MaxValue, int largestText = 64 * 1024)
{
    private Generation _young = new();
    private Generation _old = new();

    public int Count => _young.Documents.Count + _old.Documents.Count;

    public PreparedDocument? Find(string text)
    {
        if (_young.Documents.TryGetValue(text, out var document))
            return document;
        if (!_old.Documents.TryGetValue(text, out document))
            return null;
        Add(text, document);
        return document;
    }

    public void Add(string text, PreparedDocument document)
    {
        var young = _young;
        if (text.Length > largestText || !young.Documents.TryAdd(text, document))
            return;
        var characters = Interlocked.Add(ref young.Characters, text.Length);
        if (Interlocked.Increment(ref young.Count) < generationSize && characters < generationCharacters)
            return;
        if (Interlocked.CompareExchange(ref _young, new Generation(), young) == young)
            _old = young;
    }

    private sealed class Generation
    {
        public readonly ConcurrentDictionary<string, PreparedDocument> Documents = new(StringComparer.Ordinal);
        public int Count;
        public long Characters;
    }
}
