namespace Graph.GraphQL.Language;

/// <summary>
/// Gives one string for names that recur, over all documents. Bounded: a fixed number of slots, each keeping the last
/// short name that fell into it, so whatever clients send can only displace names, not fill memory. Races are harmless:
/// a lost write costs one more string.
/// </summary>
internal static class NameTable
{
    private const int SlotCount = 2048;
    private const int LongestKept = 32;

    private static readonly string?[] Slots = new string?[SlotCount];

    public static string Get(ReadOnlySpan<char> name)
    {
        if (name.Length > LongestKept)
        {
            return name.ToString();
        }

        ref var slot = ref Slots[Hash(name) & (SlotCount - 1)];
        var kept = slot;
        if (kept is not null && name.SequenceEqual(kept.AsSpan()))
        {
            return kept;
        }

        return slot = name.ToString();
    }

    private static uint Hash(ReadOnlySpan<char> name)
    {
        var hash = 2166136261u;
        foreach (var c in name)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return hash ^ (hash >> 15);
    }
}
