using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;
using Graph.GraphQL.Validation.Rules;

namespace Graph.GraphQL.Validation;

/// <summary>A variable where it is used: the type expected there, null where the schema does not know the place.</summary>
internal readonly record struct VariableUsage(
    VariableNode Node, GraphQLType? LocationType, bool HasLocationDefault, InputObjectType? ParentInputObject);

/// <summary>
/// Section 5.8 (Variables): where each definition uses variables, gathered as the walk passes; at the end the usages of each
/// operation, those in the fragments that it reaches included, go to the rules about variables.
/// </summary>
internal sealed class VariableUsages(ValidationContext context)
{
    private readonly List<VariableUsage> _usages = [];
    private readonly List<(ExecutableDefinitionNode Definition, int FirstUsage)> _definitions = [];
    private Dictionary<FragmentDefinitionNode, int>? _indexOfFragment;

    /// <summary>Set within variable definitions, whose defaults and directives are constant.</summary>
    public bool Suspended { get; set; }

    public void EnterDefinition(ExecutableDefinitionNode definition) => _definitions.Add((definition, _usages.Count));

    public void EnterVariable(VariableNode node)
    {
        if (!Suspended)
            _usages.Add(new(node, context.Types.InputType, context.Types.HasLocationDefault, context.Types.ParentInputObject));
    }

    public void LeaveDocument(
        NoUndefinedVariablesRule? undefined, NoUnusedVariablesRule? unused, VariablesInAllowedPositionRule? position)
    {
        for (var i = 0; i < _definitions.Count; i++)
        {
            if (_definitions[i].Definition is not OperationDefinitionNode operation)
                continue;
            var scope = new VariableScope(operation);
            foreach (var definition in Reached(i))
                CheckUsages(definition, scope, undefined, position);
            unused?.LeaveOperation(scope);
        }
    }

    private void CheckUsages(
        int definition, VariableScope scope, NoUndefinedVariablesRule? undefined, VariablesInAllowedPositionRule? position)
    {
        var end = definition + 1 < _definitions.Count ? _definitions[definition + 1].FirstUsage : _usages.Count;
        for (var i = _definitions[definition].FirstUsage; i < end; i++)
        {
            context.Spend(1);
            var usage = _usages[i];
            if (scope.Use(usage.Node.Name.Value) is { } variable)
                position?.Check(variable, usage);
            else
                undefined?.Report(usage.Node, scope.Operation);
        }
    }

    /// <summary>Indices of the definition itself and of every fragment that it spreads, directly or through others.</summary>
    private List<int> Reached(int definition)
    {
        var reached = new List<int> { definition };
        if (context.Fragments.IsEmpty)
            return reached;
        var indexOfFragment = _indexOfFragment ??= IndexFragments();
        var seen = new HashSet<FragmentDefinitionNode>();
        for (var i = 0; i < reached.Count; i++)
        {
            var spreads = context.Fragments.SpreadsIn(_definitions[reached[i]].Definition.SelectionSet);
            context.Spend(spreads.Length);
            foreach (var spread in spreads)
                if (context.Fragments.Find(spread.Name.Value) is { } fragment && seen.Add(fragment))
                    reached.Add(indexOfFragment[fragment]);
        }

        return reached;
    }

    private Dictionary<FragmentDefinitionNode, int> IndexFragments()
    {
        var index = new Dictionary<FragmentDefinitionNode, int>();
        for (var i = 0; i < _definitions.Count; i++)
            if (_definitions[i].Definition is FragmentDefinitionNode fragment)
                index[fragment] = i;
        return index;
    }
}
