using System.Collections.Immutable;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution.Inputs;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.Execution.Planning;

/// <summary>
/// Sections 3.13.1 (@skip) and 3.13.2 (@include): the variables that an operation's conditions name, with one outcome.
/// </summary>
internal sealed class Conditions(VariableNode[] variables, ulong outcome)
{
    /// <summary>More condition variables than this are refused, so that an outcome fits 64 bits.</summary>
    public const int MaxVariables = 64;

    /// <summary>The distinct variables in conditions reachable from an operation, each where it is first.</summary>
    public static VariableNode[] VariablesOf(OperationDefinitionNode operation, FragmentTable fragments)
    {
        var variables = new List<VariableNode>();
        Visit(operation.SelectionSet, fragments, variables, new HashSet<string>(StringComparer.Ordinal));
        return [.. variables];
    }

    /// <summary>Bit i is the value of variable i; the document is valid, so each is a Boolean or null.</summary>
    /// <exception cref="RequestErrorException">
    /// One is null: a variable with a default may be (section 5.8.5), and what it is given to may not.
    /// </exception>
    public static ulong OutcomeOf(VariableNode[] variables, CoercedVariables values)
    {
        ulong outcome = 0;
        for (var i = 0; i < variables.Length; i++)
        {
            if (!values.TryGet(variables[i].Name.Value, out var value) || value is null)
                throw new RequestErrorException([IsNull(variables[i])]);
            if (value is true)
                outcome |= 1UL << i;
        }
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
        VariableNode variable => (outcome >> Array.FindIndex(variables, other => other.Name.Value == variable.Name.Value) & 1) != 0,
        _ => false,
    };

    private static GraphQLError IsNull(VariableNode variable) => new(
        $"Argument \"if\" of required type \"Boolean!\" was given the variable \"${variable.Name.Value}\", which is null; "
        + "give it true or false, or leave it out for its default.",
        ErrorCodes.BadUserInput,
        [variable.Span.Location]);

    private static ValueNode? If(ImmutableArray<ArgumentNode> arguments)
    {
        foreach (var argument in arguments)
            if (argument.Name.Value == "if")
                return argument.Value;
        return null;
    }

    private static void Visit(
        SelectionSetNode? selectionSet, FragmentTable fragments, List<VariableNode> variables, HashSet<string> visited)
    {
        if (selectionSet is null)
            return;
        foreach (var selection in selectionSet.Selections)
        {
            AddVariables(selection.Directives, variables);
            switch (selection)
            {
                case FieldNode field: Visit(field.SelectionSet, fragments, variables, visited); break;
                case InlineFragmentNode fragment: Visit(fragment.SelectionSet, fragments, variables, visited); break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value):
                    Visit(fragments.Find(spread.Name.Value)?.SelectionSet, fragments, variables, visited);
                    break;
            }
        }
    }

    private static void AddVariables(ImmutableArray<DirectiveNode> directives, List<VariableNode> variables)
    {
        foreach (var directive in directives)
            if (directive.Name.Value is "skip" or "include"
                && If(directive.Arguments) is VariableNode variable
                && !variables.Exists(other => other.Name.Value == variable.Name.Value))
                variables.Add(variable);
    }
}
