using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Execution.Planning;

/// <summary>
/// One entry of a grouped field set (section 6.3.2, CollectFields): the fields of one response name, ready to execute.
/// </summary>
internal sealed class FieldPlan : SelectedField
{
    private readonly Planner _planner;
    private readonly SelectionPlan?[] _children;
    private SelectionPlan? _lastChild;

    public FieldPlan(Planner planner, FieldDefinition definition, List<FieldNode> nodes, FieldResolver resolver)
        : base(nodes[0].ResponseName, definition)
    {
        _planner = planner;
        Nodes = nodes;
        Resolver = resolver;
        HasVariableArguments = nodes[0].Arguments.Any(argument => argument.Value.ContainsVariable);
        ArgumentIndex = HasVariableArguments ? planner.NextArgumentIndex() : -1;
        _children = definition.Type.Named.IsComposite ? new SelectionPlan?[planner.Schema.Schema.Types.Count] : [];
    }

    public IReadOnlyList<FieldNode> Nodes { get; }

    public FieldResolver Resolver { get; }

    /// <summary>Arguments depend on variables, so they are coerced once an execution, else once a plan.</summary>
    public bool HasVariableArguments { get; }

    /// <summary>Place of the coerced arguments in the execution's table.</summary>
    public int ArgumentIndex { get; }

    public object?[]? ConstantArguments { get; set; }

    public IReadOnlyList<Location> Locations => [.. Nodes.Select(n => n.Span.Location)];

    /// <summary>
    /// Section 6.4.3 (MergeSelectionSets): the selections of all fields of this name, on this object type. Made at first
    /// use; two threads may make it twice, to the same effect.
    /// </summary>
    public SelectionPlan SelectionOn(ObjectType type)
    {
        var last = _lastChild;
        if (last is not null && ReferenceEquals(last.Type, type))
            return last;
        return _lastChild = _children[type.Index] ??= _planner.Plan(type, Nodes);
    }
}
