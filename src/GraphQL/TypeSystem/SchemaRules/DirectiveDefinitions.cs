namespace Graph.GraphQL.TypeSystem.SchemaRules;

/// <summary>Section 3.13 (Directives), Type Validation.</summary>
internal static class DirectiveDefinitions
{
    public static void Validate(Schema schema, SchemaErrors errors)
    {
        var cycles = new DirectiveCycles(schema, errors);
        foreach (var directive in schema.Directives)
        {
            if (directive.Definition is not { } definition)
                continue;
            ReservedNames.Validate(directive.Name, definition, errors);
            if (directive.Locations.Count == 0)
                errors.Add($"{directive} may stand nowhere: it needs a location.", definition);
            foreach (var argument in directive.Arguments)
                InputValues.Validate(argument, $"{directive}({argument.Name}:)", argument.Definition, errors);
            cycles.Validate(directive);
        }
    }
}
