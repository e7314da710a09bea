using System.Collections;

namespace Graph.Gateway.Observability;

/// <summary>What all lines say that are logged meanwhile. Made a text of only when one is.</summary>
internal abstract class LogScope : IReadOnlyList<KeyValuePair<string, object?>>
{
    public abstract int Count { get; }

    public abstract KeyValuePair<string, object?> this[int index] { get; }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(' ', this.Select(static member => $"{member.Key}:{member.Value}"));
}
