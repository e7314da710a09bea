namespace Graph.GraphQL.TypeSystem.SchemaRules;

/// <summary>Sections 3.6 (Objects) and 3.7 (Interfaces), Type Validation, points 1 and 2: the fields.</summary>
internal static class Fields
{
    public static void Validate(FieldsType type, SchemaErrors errors)
    {
        if (type.Fields.Count == 0)
            errors.Add($"{type} has no fields; it needs at least one.", SchemaErrors.NodesOf(type));
        foreach (var field in type.Fields)
        {
            ReservedNames.Validate(field.Name, field.Definition, errors);
            if (!field.Type.IsOutputType)
                errors.Add($"{field} gives output, but its type {field.Type} is an input type.", field.Definition?.Type);
            foreach (var argument in field.Arguments)
                InputValues.Validate(argument, $"{field}({argument.Name}:)", argument.Definition?.Type, errors);
        }
    }
}
