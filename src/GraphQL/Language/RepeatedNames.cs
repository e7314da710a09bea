using System.Collections.Immutable;
using Graph.GraphQL.Errors;

namespace Graph.GraphQL.Language;

/// <summary>Finds names that stand more than once in a list, without allocating where none does.</summary>
internal static class RepeatedNames
{
    private const int ComparedInTurn = 16;

    /// <summary>Calls back once a repeated name, with the places of all its uses.</summary>
    public static void Visit<TNode>(
        ImmutableArray<TNode> nodes, Func<TNode, NameNode> nameOf, Action<string, IReadOnlyList<Location>> report)
        where TNode : SyntaxNode
    {
        if (AllDiffer(nodes, nameOf))
            return;
        foreach (var group in nodes.Select(nameOf).GroupBy(name => name.Value, StringComparer.Ordinal))
            if (group.Skip(1).Any())
                report(group.Key, [.. group.Select(name => name.Span.Location)]);
    }

    /// <summary>Whether a short list repeats no name; long lists are for a dictionary to find out.</summary>
    public static bool AllDiffer<TNode>(ImmutableArray<TNode> nodes, Func<TNode, NameNode> nameOf)
        where TNode : SyntaxNode
    {
        if (nodes.Length > ComparedInTurn)
            return false;
        for (var i = 1; i < nodes.Length; i++)
            for (var j = 0; j < i; j++)
                if (nameOf(nodes[i]).Value == nameOf(nodes[j]).Value)
                    return false;
        return true;
    }
}
