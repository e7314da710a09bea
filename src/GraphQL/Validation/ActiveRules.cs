using Graph.GraphQL.Validation.Rules;

namespace Graph.GraphQL.Validation;

/// <summary>The rules that apply to one document, each an instance of its own; null where a rule is not asked for.</summary>
internal sealed class ActiveRules(ValidationContext context)
{
    public readonly ExecutableDefinitionsRule? ExecutableDefinitions =
        Wants(context, nameof(ExecutableDefinitionsRule)) ? new(context) : null;

    public readonly KnownOperationTypesRule? KnownOperationTypes =
        Wants(context, nameof(KnownOperationTypesRule)) ? new(context) : null;

    public readonly UniqueOperationNamesRule? UniqueOperationNames =
        Wants(context, nameof(UniqueOperationNamesRule)) ? new(context) : null;

    public readonly LoneAnonymousOperationRule? LoneAnonymousOperation =
        Wants(context, nameof(LoneAnonymousOperationRule)) ? new(context) : null;

    public readonly SingleFieldSubscriptionsRule? SingleFieldSubscriptions =
        Wants(context, nameof(SingleFieldSubscriptionsRule)) ? new(context) : null;

    public readonly KnownTypeNamesRule? KnownTypeNames =
        Wants(context, nameof(KnownTypeNamesRule)) ? new(context) : null;

    public readonly FragmentsOnCompositeTypesRule? FragmentsOnCompositeTypes =
        Wants(context, nameof(FragmentsOnCompositeTypesRule)) ? new(context) : null;

    public readonly VariablesAreInputTypesRule? VariablesAreInputTypes =
        Wants(context, nameof(VariablesAreInputTypesRule)) ? new(context) : null;

    public readonly ScalarLeafsRule? ScalarLeafs =
        Wants(context, nameof(ScalarLeafsRule)) ? new(context) : null;

    public readonly FieldsOnCorrectTypeRule? FieldsOnCorrectType =
        Wants(context, nameof(FieldsOnCorrectTypeRule)) ? new(context) : null;

    public readonly UniqueFragmentNamesRule? UniqueFragmentNames =
        Wants(context, nameof(UniqueFragmentNamesRule)) ? new(context) : null;

    public readonly KnownFragmentNamesRule? KnownFragmentNames =
        Wants(context, nameof(KnownFragmentNamesRule)) ? new(context) : null;

    public readonly NoUnusedFragmentsRule? NoUnusedFragments =
        Wants(context, nameof(NoUnusedFragmentsRule)) ? new(context) : null;

    public readonly PossibleFragmentSpreadsRule? PossibleFragmentSpreads =
        Wants(context, nameof(PossibleFragmentSpreadsRule)) ? new(context) : null;

    public readonly NoFragmentCyclesRule? NoFragmentCycles =
        Wants(context, nameof(NoFragmentCyclesRule)) ? new(context) : null;

    public readonly UniqueVariableNamesRule? UniqueVariableNames =
        Wants(context, nameof(UniqueVariableNamesRule)) ? new(context) : null;

    public readonly NoUndefinedVariablesRule? NoUndefinedVariables =
        Wants(context, nameof(NoUndefinedVariablesRule)) ? new(context) : null;

    public readonly NoUnusedVariablesRule? NoUnusedVariables =
        Wants(context, nameof(NoUnusedVariablesRule)) ? new(context) : null;

    public readonly KnownDirectivesRule? KnownDirectives =
        Wants(context, nameof(KnownDirectivesRule)) ? new(context) : null;

    public readonly UniqueDirectivesPerLocationRule? UniqueDirectivesPerLocation =
        Wants(context, nameof(UniqueDirectivesPerLocationRule)) ? new(context) : null;

    public readonly KnownArgumentNamesRule? KnownArgumentNames =
        Wants(context, nameof(KnownArgumentNamesRule)) ? new(context) : null;

    public readonly UniqueArgumentNamesRule? UniqueArgumentNames =
        Wants(context, nameof(UniqueArgumentNamesRule)) ? new(context) : null;

    public readonly ValuesOfCorrectTypeRule? ValuesOfCorrectType =
        Wants(context, nameof(ValuesOfCorrectTypeRule)) ? new(context) : null;

    public readonly ProvidedRequiredArgumentsRule? ProvidedRequiredArguments =
        Wants(context, nameof(ProvidedRequiredArgumentsRule)) ? new(context) : null;

    public readonly VariablesInAllowedPositionRule? VariablesInAllowedPosition =
        Wants(context, nameof(VariablesInAllowedPositionRule)) ? new(context) : null;

    public readonly OverlappingFieldsCanBeMergedRule? OverlappingFieldsCanBeMerged =
        Wants(context, nameof(OverlappingFieldsCanBeMergedRule)) ? new(context) : null;

    public readonly UniqueInputFieldNamesRule? UniqueInputFieldNames =
        Wants(context, nameof(UniqueInputFieldNamesRule)) ? new(context) : null;

    public readonly MaxIntrospectionDepthRule? MaxIntrospectionDepth =
        Wants(context, nameof(MaxIntrospectionDepthRule)) ? new(context) : null;

    public readonly NoSchemaIntrospectionCustomRule? NoSchemaIntrospection =
        !context.Options.Introspection || Names(context, nameof(NoSchemaIntrospectionCustomRule)) ? new(context) : null;

    public readonly NoDeprecatedCustomRule? NoDeprecated =
        Names(context, nameof(NoDeprecatedCustomRule)) ? new(context) : null;

    private static bool Wants(ValidationContext context, string rule) =>
        context.Options.Only is not { } only || only.Contains(rule);

    private static bool Names(ValidationContext context, string rule) =>
        context.Options.Only is { } only && only.Contains(rule);
}
