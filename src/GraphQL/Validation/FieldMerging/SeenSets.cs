using System.Runtime.InteropServices;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.FieldMerging;

/// <summary>Remembers which selection sets were looked at as one merged set.</summary>
internal sealed class SeenSets
{
    private readonly Dictionary<SelectionSetNode, int> _ids = [];
    private readonly HashSet<int[]> _seen = new(new SameContent());

    /// <summary>False when the same sets, in whatever order, were added before for the same purpose.</summary>
    public bool Add(List<MergeableField> fields, bool shapeOnly)
    {
        var key = new int[fields.Count + 1];
        for (var i = 0; i < fields.Count; i++)
            key[i] = IdOf(fields[i].Node.SelectionSet!);
        key[^1] = shapeOnly ? -1 : 0;
        Array.Sort(key, 0, fields.Count);
        return _seen.Add(key);
    }

    private int IdOf(SelectionSetNode set)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_ids, set, out var known);
        return known ? id : id = _ids.Count;
    }

    private sealed class SameContent : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] key)
        {
            var hash = new HashCode();
            hash.AddBytes(MemoryMarshal.AsBytes<int>(key));
            return hash.ToHashCode();
        }
    }
}
