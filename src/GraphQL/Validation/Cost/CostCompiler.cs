using System.Runtime.CompilerServices;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation.Cost;

/// <summary>
/// Makes one operation's <see cref="CostExpression"/>: fields are grouped by response name as execution will group them
/// (section 6.3.2), and their selection sets merged. An operation that unfolds to more selections than
/// <see cref="MaxSelections"/>, as fragment bombs do, costs without bound.
/// </summary>
internal sealed class CostCompiler(Schema schema, DocumentNode document, OperationDefinitionNode operation, int assumedListSize)
{
    private const int MaxSelections = 50_000;
    private const int MaxNesting = 300;
    private const int MaxErrors = 20;

    private static readonly ConditionalWeakTable<FieldDefinition, FieldCost> s_fieldCosts = [];

    private readonly FragmentIndex _fragments = new(document);
    private readonly SlicingSize _sizes = new(operation, assumedListSize);
    private readonly List<GraphQLError> _errors = [];
    private int _remaining = MaxSelections;
    private int _nesting;

    public IReadOnlyList<GraphQLError> Errors => _errors;

    public CostExpression Compile()
    {
        var cost = schema.RootType(operation.Operation) is { } root
            ? OfSelections(Select([(operation.SelectionSet, root)]), [], null)
            : CostExpression.Zero;
        return _remaining < 0 ? CostExpression.Unbounded : cost;
    }

    /// <param name="selected">The merged selection sets.</param>
    /// <param name="sizedFields">Those fields among them whose lists have the size that follows.</param>
    /// <param name="size">The size of the page that the parent asks for.</param>
    private CostExpression OfSelections(SelectedFields selected, string[] sizedFields, CostExpression? size)
    {
        if (_remaining < 0 || _nesting >= MaxNesting)
        {
            _remaining = -1;
            return CostExpression.Zero;
        }

        _nesting++;
        var common = new List<CostExpression>();
        var byType = new Dictionary<ObjectType, List<CostExpression>>();
        foreach (var group in selected.Groups)
        {
            var terms = group.Only is null ? common : TermsOf(byType, group.Only);
            terms.Add(OfField(group, sizedFields.Contains(group.Definition.Name) ? size : null));
        }

        _nesting--;
        if (byType.Count > 0)
            common.Add(CostExpression.Largest([.. byType.Values.Select(CostExpression.Sum)]));
        return CostExpression.Sum(common);
    }

    private SelectedFields Select(List<(SelectionSetNode Set, NamedType Type)> sets)
    {
        var selected = new SelectedFields(schema, _fragments, sets, Math.Max(0, _remaining));
        _remaining -= selected.Selections;
        return selected;
    }

    private static List<CostExpression> TermsOf(Dictionary<ObjectType, List<CostExpression>> byType, ObjectType type) =>
        byType.TryGetValue(type, out var terms) ? terms : byType[type] = [];

    private CostExpression OfField(FieldGroup group, CostExpression? inheritedSize)
    {
        if (group.Definition.Name.StartsWith("__", StringComparison.Ordinal))
            return CostExpression.Zero;
        var cost = s_fieldCosts.GetValue(group.Definition, static field => new FieldCost(field));
        if (cost.RequiresOneSlicingArgument)
            CheckSlicing(group.Node, cost);
        var size = cost.ListDepth > 0 || cost.SizedFields.Length > 0 ? _sizes.Of(group.Node, cost) : null;
        var inside = new List<CostExpression> { CostExpression.Of(cost.ObjectWeight) };
        if (group.SelectionSets is { } sets)
            inside.Add(OfSelections(Select(sets), cost.SizedFields, size));
        var each = CostExpression.Product(Length(cost, inheritedSize ?? size), CostExpression.Sum(inside));
        return CostExpression.Sum([CostExpression.Of(cost.CallWeight), InputCost.OfArguments(group.Node, group.Definition), each]);
    }

    /// <summary>Lists in a list have the assumed size.</summary>
    private CostExpression Length(FieldCost cost, CostExpression? size)
    {
        if (cost.ListDepth == 0 || size is null)
            return CostExpression.Of(1);
        for (var inner = 1; inner < cost.ListDepth; inner++)
            size = CostExpression.Product(CostExpression.Of(assumedListSize), size);
        return size;
    }

    private void CheckSlicing(FieldNode node, FieldCost cost)
    {
        var given = node.Arguments.Count(a => a.Value is not NullValueNode && cost.SlicingArguments.Contains(a.Name.Value));
        var byDefault = cost.SlicingArguments.Any(name => cost.Field.Argument(name)?.DefaultValue is not null);
        if (given == 1 || (given == 0 && byDefault) || _errors.Count >= MaxErrors)
            return;
        var names = string.Join(", ", cost.SlicingArguments.Select(name => $"\"{name}\""));
        _errors.Add(new GraphQLError(
            $"Field \"{cost.Field.Coordinate}\" needs exactly one of its arguments {names}; {given} are given.",
            ErrorCodes.ValidationFailed,
            [node.Span.Location]));
    }
}
