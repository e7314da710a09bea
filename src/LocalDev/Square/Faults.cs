namespace Graph.LocalDev.Square;

/// <summary>What goes wrong next, on demand: each for one call, the first that was asked for with such a path.</summary>
internal sealed class Faults
{
    public const int Most = 1_000;

    private readonly List<Fault> next = [];

    public int Count => next.Count;

    /// <returns>False when there are too many.</returns>
    public bool Add(Fault fault, int count)
    {
        if (count + next.Count > Most)
            return false;
        for (var i = 0; i < count; i++)
            next.Add(fault);
        return true;
    }

    public void Clear() => next.Clear();

    /// <summary>Of this call; null when it goes well.</summary>
    public Fault? Take(string path)
    {
        var index = next.FindIndex(fault => path.StartsWith(fault.Path, StringComparison.Ordinal));
        if (index < 0)
            return null;
        var fault = next[index];
        next.RemoveAt(index);
        return fault;
    }
}

/// <param name="Path">What the paths of the calls begin with.</param>
/// <param name="Answer">Null for none at all: the call hangs until its caller goes away.</param>
internal sealed record Fault(string Path, Refusal? Answer);
