using Graph.GraphQL.Binding;
using Graph.GraphQL.Introspection;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Execution.Planning;

/// <summary>
/// Plans one operation for one outcome of its <c>@skip</c> and <c>@include</c> conditions. Section 6.3.2 (CollectFields).
/// </summary>
internal sealed class Planner(ExecutableSchema schema, FragmentTable fragments, Conditions conditions)
{
    private int _argumentCount;

    public ExecutableSchema Schema { get; } = schema;

    /// <summary>How many fields planned so far have arguments with variables.</summary>
    public int ArgumentCount => Volatile.Read(ref _argumentCount);

    public int NextArgumentIndex() => Interlocked.Increment(ref _argumentCount) - 1;

    public SelectionPlan Plan(ObjectType type, SelectionSetNode selectionSet)
    {
        var grouped = new GroupedFieldSet();
        CollectFields(type, selectionSet, grouped);
        return ToPlan(type, grouped);
    }

    /// <summary>Section 6.4.3 (MergeSelectionSets).</summary>
    public SelectionPlan Plan(ObjectType type, IReadOnlyList<FieldNode> fields)
    {
        var grouped = new GroupedFieldSet();
        foreach (var field in fields)
            if (field.SelectionSet is { } selectionSet)
                CollectFields(type, selectionSet, grouped);
        return ToPlan(type, grouped);
    }

    private void CollectFields(ObjectType type, SelectionSetNode selectionSet, GroupedFieldSet grouped)
    {
        foreach (var selection in selectionSet.Selections)
        {
            if (!conditions.Include(selection))
                continue;
            switch (selection)
            {
                case FieldNode field:
                    grouped.Add(field);
                    break;
                case InlineFragmentNode fragment when DoesFragmentTypeApply(type, fragment.TypeCondition):
                    CollectFields(type, fragment.SelectionSet, grouped);
                    break;
                case FragmentSpreadNode spread when grouped.VisitFragment(spread.Name.Value):
                    CollectFragment(type, fragments.Find(spread.Name.Value), grouped);
                    break;
            }
        }
    }

    private void CollectFragment(ObjectType type, FragmentDefinitionNode? fragment, GroupedFieldSet grouped)
    {
        if (fragment is not null && DoesFragmentTypeApply(type, fragment.TypeCondition))
            CollectFields(type, fragment.SelectionSet, grouped);
    }

    private bool DoesFragmentTypeApply(ObjectType type, NamedTypeNode? condition) =>
        condition is null
        || condition.Name.Value == type.Name
        || (Schema.Schema.Type(condition.Name.Value) is { IsAbstract: true } @abstract && Schema.Schema.IsPossibleType(@abstract, type));

    private SelectionPlan ToPlan(ObjectType type, GroupedFieldSet grouped)
    {
        var fields = new List<FieldPlan>(grouped.Groups.Count);
        foreach (var nodes in grouped.Groups)
            if (Schema.Schema.MetaFields.Find(type, nodes[0].Name.Value) is { } definition)
                fields.Add(new FieldPlan(this, definition, nodes, ResolverOf(type, definition)));
        return new SelectionPlan(type, [.. fields], Schema.RuleOf(type));
    }

    private FieldResolver ResolverOf(ObjectType type, FieldDefinition field)
    {
        if (field.Name == MetaFields.TypeName)
            return (in context) => context.String(type.Name);
        return Schema.TryGetResolver(field, out var resolver) ? resolver : IntrospectionResolvers.Find(field);
    }
}
