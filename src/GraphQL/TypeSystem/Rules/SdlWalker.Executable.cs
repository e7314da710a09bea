using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>Operations and fragments that stand among type system definitions.</summary>
internal sealed partial class SdlWalker
{
    private void WalkExecutable(ExecutableDefinitionNode definition)
    {
        if (definition is OperationDefinitionNode operation)
        {
            foreach (var variable in operation.VariableDefinitions)
                WalkVariable(variable);
            WalkDirectives(operation, LocationOf(operation.Operation), operation.Directives);
        }
        else if (definition is FragmentDefinitionNode fragment)
        {
            WalkTypeReference(fragment.TypeCondition);
            WalkDirectives(fragment, DirectiveLocation.FragmentDefinition, fragment.Directives);
        }
        WalkSelections(definition.SelectionSet);
    }

    private void WalkVariable(VariableDefinitionNode variable)
    {
        WalkTypeReference(variable.Type);
        if (variable.DefaultValue is not null)
            WalkValue(variable.DefaultValue);
        WalkDirectives(variable, DirectiveLocation.VariableDefinition, variable.Directives);
    }

    private static DirectiveLocation LocationOf(OperationType operation) => operation switch
    {
        OperationType.Query => DirectiveLocation.Query,
        OperationType.Mutation => DirectiveLocation.Mutation,
        _ => DirectiveLocation.Subscription,
    };

    private void WalkSelections(SelectionSetNode? set)
    {
        if (set is null)
            return;
        foreach (var selection in set.Selections)
            WalkSelection(selection);
    }

    private void WalkSelection(SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field:
                WalkArguments(field.Arguments);
                WalkDirectives(field, DirectiveLocation.Field, field.Directives);
                WalkSelections(field.SelectionSet);
                break;
            case InlineFragmentNode fragment:
                if (fragment.TypeCondition is not null)
                    WalkTypeReference(fragment.TypeCondition);
                WalkDirectives(fragment, DirectiveLocation.InlineFragment, fragment.Directives);
                WalkSelections(fragment.SelectionSet);
                break;
            case FragmentSpreadNode spread:
                WalkDirectives(spread, DirectiveLocation.FragmentSpread, spread.Directives);
                break;
        }
    }
}
