using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.SchemaRules;

/// <summary>
/// Sections 3.6.1, 3.10 and 3.13: what is asked of every argument and input field. Its type is an input type, its
/// default is a value of that type, and a required one is not deprecated.
/// </summary>
internal static class InputValues
{
    /// <param name="value">The argument or input field.</param>
    /// <param name="coordinate">What messages call it.</param>
    /// <param name="typePlace">The node at which a wrong type is reported.</param>
    /// <param name="errors">Where faults go.</param>
    public static void Validate(InputValueDefinition value, string coordinate, SyntaxNode? typePlace, SchemaErrors errors)
    {
        var definition = value.Definition;
        ReservedNames.Validate(value.Name, definition, errors);
        if (!value.Type.IsInputType)
            errors.Add($"{coordinate} takes input, but its type {value.Type} is an output type.", typePlace);
        if (value.IsRequired && value.DeprecationReason is not null)
            errors.Add(
                $"{coordinate} is required and so cannot be deprecated: give it a default, or let it be null.",
                definition is null ? null : AppliedDirectives.Find(definition.Directives, "deprecated"),
                definition?.Type);
        if (value.DefaultValue is { } @default)
            DefaultValues.Validate(
                @default, value.Type, (node, message) => errors.Add($"The default of {coordinate} is not valid: {message}", node));
    }
}
