using System.Collections.Immutable;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation;

/// <summary>
/// Walks the executable definitions of a document once, keeps <see cref="TypeInfo"/> and calls the rules at each node.
/// Checks that follow fragments come at the end, from what the walk has gathered.
/// </summary>
internal sealed class DocumentWalker
{
    private readonly ValidationContext _context;
    private readonly TypeInfo _types;
    private readonly ActiveRules _rules;
    private readonly VariableUsages _usages;
    private int _depth;

    public DocumentWalker(ValidationContext context)
    {
        _context = context;
        _types = context.Types;
        _rules = new ActiveRules(context);
        _usages = new VariableUsages(context);
    }

    public void Walk()
    {
        foreach (var definition in _context.Document.Definitions)
        {
            _rules.ExecutableDefinitions?.EnterDefinition(definition);
            if (definition is OperationDefinitionNode operation)
                VisitOperation(operation);
            else if (definition is FragmentDefinitionNode fragment)
                VisitFragmentDefinition(fragment);
        }

        LeaveDocument();
    }

    private void VisitOperation(OperationDefinitionNode node)
    {
        _types.EnterOperation(node);
        _usages.EnterDefinition(node);
        _rules.KnownOperationTypes?.EnterOperation(node);
        _rules.UniqueOperationNames?.EnterOperation(node);
        _rules.LoneAnonymousOperation?.EnterOperation(node);
        _rules.SingleFieldSubscriptions?.EnterOperation(node);
        _rules.UniqueVariableNames?.EnterOperation(node);
        foreach (var variable in node.VariableDefinitions)
            VisitVariableDefinition(variable);
        VisitDirectives(node.Directives, LocationOf(node.Operation));
        VisitSelectionSet(node.SelectionSet, inline: false);
        _types.Type = null;
    }

    private void VisitFragmentDefinition(FragmentDefinitionNode node)
    {
        _types.EnterFragment(node.TypeCondition);
        _usages.EnterDefinition(node);
        _rules.UniqueFragmentNames?.EnterFragmentDefinition(node);
        _rules.KnownTypeNames?.EnterNamedType(node.TypeCondition);
        _rules.FragmentsOnCompositeTypes?.EnterFragmentDefinition(node);
        VisitDirectives(node.Directives, DirectiveLocation.FragmentDefinition);
        VisitSelectionSet(node.SelectionSet, inline: false);
        _types.Type = null;
    }

    private void VisitVariableDefinition(VariableDefinitionNode node)
    {
        _rules.KnownTypeNames?.EnterNamedType(TypeReference.NamedTypeOf(node.Type));
        _rules.VariablesAreInputTypes?.EnterVariableDefinition(node);
        _usages.Suspended = true;
        if (node.DefaultValue is not null)
        {
            _types.InputType = _context.Schema.Type(node.Type) is { IsInputType: true } type ? type : null;
            VisitInput(node.DefaultValue);
            _types.InputType = null;
        }

        VisitDirectives(node.Directives, DirectiveLocation.VariableDefinition);
        _usages.Suspended = false;
    }

    private void VisitSelectionSet(SelectionSetNode node, bool inline)
    {
        EnterLevel();
        var parentType = _types.ParentType;
        _types.EnterSelectionSet();
        if (!inline)
            _rules.OverlappingFieldsCanBeMerged?.EnterSelectionSet(node);
        foreach (var selection in node.Selections)
            VisitSelection(selection);
        _types.ParentType = parentType;
        _depth--;
    }

    private void VisitSelection(SelectionNode selection)
    {
        if (selection is FieldNode field)
            VisitField(field);
        else if (selection is InlineFragmentNode inline)
            VisitInlineFragment(inline);
        else if (selection is FragmentSpreadNode spread)
            VisitFragmentSpread(spread);
    }

    private void VisitField(FieldNode node)
    {
        var (outerField, outerType) = (_types.Field, _types.Type);
        _types.EnterField(node);
        _rules.FieldsOnCorrectType?.EnterField(node);
        _rules.ScalarLeafs?.EnterField(node);
        _rules.UniqueArgumentNames?.Enter(node.Arguments);
        _rules.ProvidedRequiredArguments?.EnterField(node);
        _rules.MaxIntrospectionDepth?.EnterField(node);
        _rules.NoSchemaIntrospection?.EnterField(node);
        _rules.NoDeprecated?.EnterField(node);
        foreach (var argument in node.Arguments)
            VisitArgument(argument);
        VisitDirectives(node.Directives, DirectiveLocation.Field);
        if (node.SelectionSet is not null)
            VisitSelectionSet(node.SelectionSet, inline: false);
        (_types.Field, _types.Type) = (outerField, outerType);
    }

    private void VisitInlineFragment(InlineFragmentNode node)
    {
        var outerType = _types.Type;
        _types.EnterFragment(node.TypeCondition);
        if (node.TypeCondition is not null)
            _rules.KnownTypeNames?.EnterNamedType(node.TypeCondition);
        _rules.FragmentsOnCompositeTypes?.EnterInlineFragment(node);
        _rules.PossibleFragmentSpreads?.EnterInlineFragment(node);
        VisitDirectives(node.Directives, DirectiveLocation.InlineFragment);
        VisitSelectionSet(node.SelectionSet, inline: true);
        _types.Type = outerType;
    }

    private void VisitFragmentSpread(FragmentSpreadNode node)
    {
        _rules.KnownFragmentNames?.EnterFragmentSpread(node);
        _rules.PossibleFragmentSpreads?.EnterFragmentSpread(node);
        VisitDirectives(node.Directives, DirectiveLocation.FragmentSpread);
    }

    private void VisitDirectives(ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
        if (directives.IsEmpty)
            return;
        _rules.UniqueDirectivesPerLocation?.Enter(directives);
        foreach (var directive in directives)
            VisitDirective(directive, location);
    }

    private void VisitDirective(DirectiveNode node, DirectiveLocation location)
    {
        _types.Directive = _context.Schema.Directive(node.Name.Value);
        _rules.KnownDirectives?.EnterDirective(node, location);
        _rules.KnownArgumentNames?.EnterDirective(node);
        _rules.UniqueArgumentNames?.Enter(node.Arguments);
        _rules.ProvidedRequiredArguments?.EnterDirective(node);
        foreach (var argument in node.Arguments)
            VisitDirectiveArgument(argument);
        _types.Directive = null;
    }

    private void VisitArgument(ArgumentNode node)
    {
        _types.EnterArgument(node);
        _rules.KnownArgumentNames?.EnterArgument(node);
        VisitArgumentValue(node);
    }

    private void VisitDirectiveArgument(ArgumentNode node)
    {
        _types.EnterArgument(node);
        VisitArgumentValue(node);
    }

    private void VisitArgumentValue(ArgumentNode node)
    {
        _rules.NoDeprecated?.EnterArgument(node);
        VisitInput(node.Value);
        _types.Argument = null;
        _types.InputType = null;
    }

    private void VisitInput(ValueNode value)
    {
        if (_types.InputType is not null && value is not VariableNode)
            _rules.ValuesOfCorrectType?.Check(value, _types.InputType);
        VisitValue(value);
    }

    private void VisitValue(ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                _usages.EnterVariable(variable);
                break;
            case ListValueNode list:
                VisitList(list);
                break;
            case ObjectValueNode @object:
                VisitObject(@object);
                break;
            case EnumValueNode @enum:
                _rules.NoDeprecated?.EnterEnumValue(@enum);
                break;
        }
    }

    private void VisitList(ListValueNode node)
    {
        EnterLevel();
        var (type, hasDefault, parent) = (_types.InputType, _types.HasLocationDefault, _types.ParentInputObject);
        _types.EnterListItems();
        foreach (var item in node.Values)
            VisitValue(item);
        (_types.InputType, _types.HasLocationDefault, _types.ParentInputObject) = (type, hasDefault, parent);
        _depth--;
    }

    private void VisitObject(ObjectValueNode node)
    {
        EnterLevel();
        _rules.UniqueInputFieldNames?.EnterObject(node);
        var (type, hasDefault, parent) = (_types.InputType, _types.HasLocationDefault, _types.ParentInputObject);
        var inputObject = type?.Named as InputObjectType;
        foreach (var field in node.Fields)
        {
            _types.EnterObjectField(type, inputObject, field);
            _rules.NoDeprecated?.EnterObjectField(inputObject, field);
            VisitValue(field.Value);
        }

        (_types.InputType, _types.HasLocationDefault, _types.ParentInputObject) = (type, hasDefault, parent);
        _depth--;
    }

    private void LeaveDocument()
    {
        _rules.NoUnusedFragments?.LeaveDocument();
        _rules.NoFragmentCycles?.LeaveDocument();
        if (_rules.NoUndefinedVariables is not null || _rules.NoUnusedVariables is not null || _rules.VariablesInAllowedPosition is not null)
            _usages.LeaveDocument(_rules.NoUndefinedVariables, _rules.NoUnusedVariables, _rules.VariablesInAllowedPosition);
        _rules.OverlappingFieldsCanBeMerged?.LeaveDocument();
    }

    private void EnterLevel()
    {
        if (++_depth > _context.Options.MaxNesting)
            throw _context.NestedTooDeep();
    }

    private static DirectiveLocation LocationOf(OperationType operation) => operation switch
    {
        OperationType.Query => DirectiveLocation.Query,
        OperationType.Mutation => DirectiveLocation.Mutation,
        _ => DirectiveLocation.Subscription,
    };
}
