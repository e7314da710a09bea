using System.Collections.Immutable;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>Finds names that a list of nodes has more than once.</summary>
internal static class RepeatedNames
{
    /// <summary>For each such name its nodes, two or more, in source order.</summary>
    public static IEnumerable<NameNode[]> In<T>(ImmutableArray<T> nodes, Func<T, NameNode> nameOf)
    {
        if (nodes.Length < 2)
            return [];
        var byName = new Dictionary<string, List<NameNode>>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            var name = nameOf(node);
            if (!byName.TryGetValue(name.Value, out var names))
                byName.Add(name.Value, names = []);
            names.Add(name);
        }
        return byName.Count == nodes.Length ? [] : byName.Values.Where(names => names.Count > 1).Select(names => names.ToArray());
    }
}
