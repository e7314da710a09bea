namespace Graph.GraphQL.TypeSystem.SchemaRules;

/// <summary>Section 3.9 (Enums), Type Validation: one or more values, none with a reserved name.</summary>
internal static class EnumValues
{
    public static void Validate(EnumType type, SchemaErrors errors)
    {
        if (type.Values.Count == 0)
            errors.Add($"{type} has no values; it needs at least one.", SchemaErrors.NodesOf(type));
        foreach (var value in type.Values)
            ReservedNames.Validate(value.Name, value.Definition, errors);
    }
}
