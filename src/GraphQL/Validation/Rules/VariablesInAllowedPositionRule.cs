using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Validation.Rules;

/// <summary>
/// Section 5.8.5 (All Variable Usages Are Allowed): the type of a variable suits every place where it is used. The field of
/// a OneOf input object takes non-null variables only, a default notwithstanding: null could still be given.
/// </summary>
internal sealed class VariablesInAllowedPositionRule(ValidationContext context)
{
    public void Check(VariableDefinitionNode variable, VariableUsage usage)
    {
        if (usage.LocationType is not { } locationType
            || context.Schema.Type(TypeReference.NamedTypeOf(variable.Type).Name.Value) is null)
            return;
        if (!IsAllowed(variable, locationType, usage.HasLocationDefault))
            context.Report(
                $"Variable \"${variable.Variable.Name.Value}\" of type \"{TypeReference.Print(variable.Type)}\" "
                + $"cannot be used where \"{locationType}\" is expected.", variable, usage.Node);
        if (usage.ParentInputObject is { IsOneOf: true } oneOf && variable.Type is not NonNullTypeNode)
            context.Report(
                $"Variable \"${variable.Variable.Name.Value}\" must be of a non-null type, as the one field given for "
                + $"\"{oneOf.Name}\".", variable, usage.Node);
    }

    /// <summary>A default, of the variable or of the place, stands in for a value that is not given.</summary>
    private static bool IsAllowed(VariableDefinitionNode variable, GraphQLType locationType, bool hasLocationDefault)
    {
        if (locationType is not NonNullType nonNull || variable.Type is NonNullTypeNode)
            return TypeReference.IsCompatible(variable.Type, locationType);
        var hasDefault = variable.DefaultValue is not (null or NullValueNode);
        return (hasDefault || hasLocationDefault) && TypeReference.IsCompatible(variable.Type, nonNull.OfType);
    }
}
