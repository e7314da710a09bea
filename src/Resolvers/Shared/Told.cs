namespace Graph.Resolvers.Shared;

/// <summary>Which version of what the client of a subscription was told last.</summary>
public sealed class Told
{
    private readonly Dictionary<string, long> versions = new(StringComparer.Ordinal);
    private readonly HashSet<string> added = new(StringComparer.Ordinal);
    private List<KeyValuePair<string, long>> recent = [];

    public static Told Nothing => new() { IsNew = true };

    /// <summary>Not even the current state.</summary>
    public bool IsNew { get; private init; }

    /// <summary>What was told since this was made, with its version.</summary>
    public IEnumerable<KeyValuePair<string, long>> Added => added.Select(what => KeyValuePair.Create(what, versions[what]));

    /// <param name="versions">What was told by then.</param>
    public static Told Before(IEnumerable<KeyValuePair<string, long>> versions)
    {
        var told = new Told();
        foreach (var (what, version) in versions)
            told.versions[what] = version;
        return told;
    }

    /// <returns>False when the same or a later version was told.</returns>
    public bool TryAdd(string what, long version)
    {
        if (versions.TryGetValue(what, out var before) && before >= version)
            return false;
        versions[what] = version;
        added.Add(what);
        recent.Add(KeyValuePair.Create(what, version));
        return true;
    }

    /// <summary>What was told since this was asked last.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> TakeRecent()
    {
        var taken = recent;
        recent = [];
        return taken;
    }
}
