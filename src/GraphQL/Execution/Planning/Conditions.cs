using System.Collections.Immutable;
using Graph.GraphQL.Execution.Inputs;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.Execution.Planning;

/// <summary>
/// Sections 3.13.1 (@skip) and 3.13.2 (@include): the variables that an operation's conditions name, with one outcome.
/// </summary>
internal sealed class Conditions(string[] variables, ulong outcome)
{
    /// <summary>More condition variables than this are refused, so that an outcome fits 64 bits.</summary>
    public const int MaxVariables = 64;

    /// <summary>The distinct variables in conditions reachable from an operation.</summary>
    public static string[] VariablesOf(OperationDefinitionNode operation, FragmentTable fragments)
    {
        var names = new List<string>();
        Visit(operation.SelectionSet, fragments, names, new HashSet<string>(StringComparer.Ordinal));
        return [.. names];
    }

    /// <summary>Bit i is the value of variable i; the document is valid, so each is a Boolean.</summary>
    public static ulong OutcomeOf(string[] variables, CoercedVariables values)
    {
        ulong outcome = 0;
        for (var i = 0; i < variables.Length; i++)
            if (values.TryGet(variables[i], out var value) && value is true)
                outcome |= 1UL << i;
        return outcome;
    }

    public bool Include(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value == "skip" && IsTrue(directive))
                return false;
            if (directive.Name.Value == "include" && !IsTrue(directive))
                return false;
        }
        return true;
    }

    private bool IsTrue(DirectiveNode directive) => If(directive.Arguments) switch
    {
        BooleanValueNode boolean => boolean.Value,
        VariableNode variable => (outcome >> Array.IndexOf(variables, variable.Name.Value) & 1) != 0,
        _ => false,
    };

    private static ValueNode? If(ImmutableArray<ArgumentNode> arguments)
    {
        foreach (var argument in arguments)
            if (argument.Name.Value == "if")
                return argument.Value;
        return null;
    }

    private static void Visit(SelectionSetNode? selectionSet, FragmentTable fragments, List<string> names, HashSet<string> visited)
    {
        if (selectionSet is null)
            return;
        foreach (var selection in selectionSet.Selections)
        {
            AddVariables(selection.Directives, names);
            switch (selection)
            {
                case FieldNode field: Visit(field.SelectionSet, fragments, names, visited); break;
                case InlineFragmentNode fragment: Visit(fragment.SelectionSet, fragments, names, visited); break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value):
                    Visit(fragments.Find(spread.Name.Value)?.SelectionSet, fragments, names, visited);
                    break;
            }
        }
    }

    private static void AddVariables(ImmutableArray<DirectiveNode> directives, List<string> names)
    {
        foreach (var directive in directives)
            if (directive.Name.Value is "skip" or "include"
                && If(directive.Arguments) is VariableNode { Name.Value: var name }
                && !names.Contains(name))
                names.Add(name);
    }
}
