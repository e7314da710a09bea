namespace Graph.GraphQL.TypeSystem.SchemaRules;

/// <summary>
/// Sections 3.10 (Input Objects) and 3.10.1 (OneOf Input Objects), Type Validation: one or more fields; the fields of
/// a oneOf object may be null and have no default; no extension makes an object one.
/// </summary>
internal static class InputFields
{
    public static void Validate(InputObjectType type, SchemaErrors errors)
    {
        if (type.Fields.Count == 0)
            errors.Add($"{type} has no fields; it needs at least one.", SchemaErrors.NodesOf(type));
        foreach (var field in type.Fields)
        {
            InputValues.Validate(field, $"{type}.{field.Name}", field.Definition?.Type, errors);
            if (type.IsOneOf)
                ValidateOneOf(type, field, errors);
        }
        foreach (var extension in type.Extensions)
            if (AppliedDirectives.Find(extension.Directives, "oneOf") is { } directive)
                errors.Add($"@oneOf belongs to the definition of {type}, not to an extension.", directive);
    }

    private static void ValidateOneOf(InputObjectType type, InputValueDefinition field, SchemaErrors errors)
    {
        if (field.Type.IsNonNull)
            errors.Add($"{type}.{field.Name} cannot be non-null: one of the fields of {type} is given.", field.Definition?.Type);
        if (field.DefaultValue is not null)
            errors.Add($"{type}.{field.Name} cannot have a default: one of the fields of {type} is given.", field.Definition);
    }
}
