using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation.Cost;

/// <summary>Fields with one response name, which execution will call once.</summary>
internal sealed class FieldGroup(FieldNode node, FieldDefinition definition, ObjectType? only)
{
    /// <summary>The first of the fields; all have the same arguments.</summary>
    public FieldNode Node { get; } = node;

    public FieldDefinition Definition { get; } = definition;

    /// <summary>The one object type to which the fields apply, where they are selected from an abstract one.</summary>
    public ObjectType? Only { get; } = only;

    /// <summary>Null for leaves.</summary>
    public List<(SelectionSetNode Set, NamedType Type)>? SelectionSets { get; private set; }

    public void Add(SelectionSetNode set) => (SelectionSets ??= []).Add((set, Definition.Type.Named));
}

/// <summary>The fields of selection sets merged, fragments included.</summary>
internal sealed class SelectedFields
{
    private readonly Schema _schema;
    private readonly FragmentIndex _fragments;
    private readonly Dictionary<(string, ObjectType?), FieldGroup> _byResponseName = [];
    private readonly HashSet<(FragmentDefinitionNode, ObjectType?)> _visited = [];
    private readonly Stack<(SelectionSetNode Set, NamedType Type, ObjectType? Only)> _pending = [];

    /// <summary>Stops soon after <paramref name="maxSelections"/>.</summary>
    public SelectedFields(
        Schema schema, FragmentIndex fragments, List<(SelectionSetNode Set, NamedType Type)> sets, int maxSelections)
    {
        _schema = schema;
        _fragments = fragments;
        foreach (var (set, type) in sets)
        {
            _pending.Push((set, type, null));
            while (Selections <= maxSelections && _pending.TryPop(out var next))
                Collect(next.Set, next.Type, next.Only);
        }
    }

    public List<FieldGroup> Groups { get; } = [];

    /// <summary>How many selections were looked at.</summary>
    public int Selections { get; private set; }

    private void Collect(SelectionSetNode set, NamedType type, ObjectType? only)
    {
        Selections += set.Selections.Length;
        foreach (var selection in set.Selections)
            switch (selection)
            {
                case FieldNode field:
                    Add(field, type, only);
                    break;
                case InlineFragmentNode inline:
                    Push(inline.SelectionSet, inline.TypeCondition, type, only);
                    break;
                case FragmentSpreadNode spread when _fragments.Find(spread.Name.Value) is { } fragment && _visited.Add((fragment, only)):
                    Push(fragment.SelectionSet, fragment.TypeCondition, type, only);
                    break;
            }
    }

    private void Add(FieldNode field, NamedType type, ObjectType? only)
    {
        if (_byResponseName.TryGetValue((field.ResponseName, only), out var group))
        {
            AddSelections(group, field);
            return;
        }

        if (_schema.MetaFields.Find(type, field.Name.Value) is not { } definition)
            return;
        group = new FieldGroup(field, definition, only);
        Groups.Add(_byResponseName[(field.ResponseName, only)] = group);
        AddSelections(group, field);
    }

    private static void AddSelections(FieldGroup group, FieldNode field)
    {
        if (field.SelectionSet is { } set)
            group.Add(set);
    }

    private void Push(SelectionSetNode set, NamedTypeNode? condition, NamedType type, ObjectType? only)
    {
        var inner = condition is null ? type : _schema.Type(condition.Name.Value);
        if (inner is not null)
            _pending.Push((set, inner, type.IsAbstract && inner is ObjectType narrowed ? narrowed : only));
    }
}
