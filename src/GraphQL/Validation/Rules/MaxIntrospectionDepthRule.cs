using Graph.GraphQL.Language;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>
/// Not of the specification: bounds introspection, whose lists of fields and types lead back to each other and multiply.
/// Tools nest these lists once.
/// </summary>
internal sealed class MaxIntrospectionDepthRule(ValidationContext context)
{
    private const int MaxLists = 3;

    /// <summary>The most lists around each fragment with which it was found to stay within the bound.</summary>
    private readonly Dictionary<string, int> _within = new(StringComparer.Ordinal);

    /// <summary>The fewest lists around each fragment with which it was found to exceed the bound.</summary>
    private readonly Dictionary<string, int> _exceeding = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> _visited = new(StringComparer.Ordinal);
    private int _nesting;

    public void EnterField(FieldNode node)
    {
        if (node.Name.Value is not ("__schema" or "__type"))
            return;
        _visited.Clear();
        if (Exceeds(node, 0))
            context.Report($"Introspection is nested deeper than {MaxLists - 1} lists of fields or types.", node);
    }

    private bool Exceeds(FieldNode field, int lists)
    {
        if (field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields" && ++lists >= MaxLists)
            return true;
        return field.SelectionSet is not null && Exceeds(field.SelectionSet, lists);
    }

    private bool Exceeds(SelectionSetNode set, int lists)
    {
        if (++_nesting > context.Options.MaxNesting)
            throw context.NestedTooDeep();
        var exceeds = set.Selections.Any(selection => selection switch
        {
            FieldNode field => Exceeds(field, lists),
            InlineFragmentNode inline => Exceeds(inline.SelectionSet, lists),
            _ => Exceeds((FragmentSpreadNode)selection, lists),
        });
        _nesting--;
        return exceeds;
    }

    private bool Exceeds(FragmentSpreadNode spread, int lists)
    {
        var name = spread.Name.Value;
        if (_exceeding.TryGetValue(name, out var exceeding) && exceeding <= lists)
            return true;
        if (IsDone(_visited, name, lists) || IsDone(_within, name, lists) || context.Fragments.Find(name) is not { } fragment)
            return false;
        _visited[name] = lists;
        var exceeds = Exceeds(fragment.SelectionSet, lists);
        (exceeds ? _exceeding : _within)[name] = lists;
        return exceeds;
    }

    private static bool IsDone(Dictionary<string, int> done, string name, int lists) =>
        done.TryGetValue(name, out var most) && most >= lists;
}
