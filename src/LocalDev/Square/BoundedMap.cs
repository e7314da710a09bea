namespace Graph.LocalDev.Square;

/// <summary>Keeps the last so many: the oldest makes room.</summary>
internal sealed class BoundedMap<T>(int most)
    where T : class
{
    private readonly Dictionary<string, T> entries = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    public int Count => entries.Count;

    /// <summary>The oldest first.</summary>
    public IEnumerable<T> Values => order.Select(key => entries[key]);

    public T? Find(string key) => entries.GetValueOrDefault(key);

    public void Add(string key, T value)
    {
        entries.Add(key, value);
        order.Enqueue(key);
        if (order.Count > most)
            entries.Remove(order.Dequeue());
    }
}
