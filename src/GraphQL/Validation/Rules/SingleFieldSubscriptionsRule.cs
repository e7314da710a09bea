using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>
/// Section 5.2.4.1 (Single Root Field): a subscription selects exactly one field at its root, no introspection field, and
/// nothing there depends on variables: <c>@skip</c> and <c>@include</c> are not allowed.
/// </summary>
internal sealed class SingleFieldSubscriptionsRule(ValidationContext context)
{
    public void EnterOperation(OperationDefinitionNode node)
    {
        if (node.Operation != OperationType.Subscription || context.Schema.SubscriptionType is not { } root)
            return;
        var fields = new CollectedRootFields(context, root);
        fields.Collect(node.SelectionSet);
        var name = node.Name is null ? "The subscription" : $"Subscription \"{node.Name.Value}\"";
        if (fields.Conditions.Count > 0)
            context.Report($"{name} cannot use @skip or @include at its root.", fields.Conditions);
        else if (fields.Groups.Count == 0)
            context.Report($"{name} must select a root field.", node.SelectionSet);
        else
            ReportFields(name, fields.Groups);
    }

    private void ReportFields(string name, List<List<FieldNode>> groups)
    {
        if (groups.Count > 1)
            context.Report($"{name} must select only one root field.", Locations(groups.Skip(1).SelectMany(g => g)));
        foreach (var group in groups)
            if (group[0].Name.Value.StartsWith("__", StringComparison.Ordinal))
                context.Report($"{name} cannot select an introspection field at its root.", Locations(group));
    }

    private static List<Location> Locations(IEnumerable<FieldNode> fields) => [.. fields.Select(f => f.Span.Location)];

    /// <summary>CollectSubscriptionFields(objectType, selectionSet, visitedFragments).</summary>
    private sealed class CollectedRootFields(ValidationContext context, ObjectType root)
    {
        private readonly Dictionary<string, List<FieldNode>> _byResponseName = new(StringComparer.Ordinal);
        private readonly HashSet<string> _visitedFragments = new(StringComparer.Ordinal);
        private int _depth;

        public List<List<FieldNode>> Groups { get; } = [];

        public List<Location> Conditions { get; } = [];

        public void Collect(SelectionSetNode set)
        {
            if (++_depth > context.Options.MaxNesting)
                throw context.NestedTooDeep();
            context.Spend(set.Selections.Length);
            foreach (var selection in set.Selections)
                if (Condition(selection) is { } condition)
                    Conditions.Add(condition.Span.Location);
                else
                    Collect(selection);
            _depth--;
        }

        private static DirectiveNode? Condition(SelectionNode selection) =>
            selection.Directives.FirstOrDefault(d => d.Name.Value == "skip")
            ?? selection.Directives.FirstOrDefault(d => d.Name.Value == "include");

        private void Collect(SelectionNode selection)
        {
            switch (selection)
            {
                case FieldNode field:
                    Add(field);
                    break;
                case InlineFragmentNode inline when inline.TypeCondition is null || Applies(inline.TypeCondition):
                    Collect(inline.SelectionSet);
                    break;
                case FragmentSpreadNode spread
                    when context.Fragments.Find(spread.Name.Value) is { } fragment
                    && Applies(fragment.TypeCondition)
                    && _visitedFragments.Add(spread.Name.Value):
                    Collect(fragment.SelectionSet);
                    break;
            }
        }

        private void Add(FieldNode field)
        {
            if (!_byResponseName.TryGetValue(field.ResponseName, out var group))
                Groups.Add(_byResponseName[field.ResponseName] = group = []);
            group.Add(field);
        }

        private bool Applies(NamedTypeNode condition) =>
            context.Schema.Type(condition.Name.Value) is { } type && context.Schema.IsPossibleType(type, root);
    }
}
