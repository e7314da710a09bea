using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem.SchemaRules;

namespace Graph.GraphQL.TypeSystem;

/// <summary>
/// Chapter 3, Type Validation: the rules that need the whole schema, for schemas whose document keeps those of
/// <see cref="SdlValidator"/>.
/// </summary>
public static class SchemaValidator
{
    /// <summary>Every fault, in the order of the rules and then of the schema; empty where the schema is valid.</summary>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema)
    {
        var errors = new SchemaErrors();
        RootOperationTypes.Validate(schema, errors);
        DirectiveDefinitions.Validate(schema, errors);
        var defaultValueCycles = new DefaultValueCycles(errors);
        foreach (var type in schema.Types)
            if (type.Definition is { } definition)
                ValidateType(schema, type, definition, defaultValueCycles, errors);
        new InputObjectFiniteness(errors).Validate(schema);
        return errors.List;
    }

    private static void ValidateType(
        Schema schema, NamedType type, TypeDefinitionNode definition, DefaultValueCycles defaultValueCycles, SchemaErrors errors)
    {
        ReservedNames.Validate(type.Name, definition, errors);
        switch (type)
        {
            case FieldsType fields:
                Fields.Validate(fields, errors);
                new InterfaceImplementations(schema, fields, errors).Validate();
                break;
            case UnionType union:
                UnionMembers.Validate(schema, union, errors);
                break;
            case EnumType @enum:
                EnumValues.Validate(@enum, errors);
                break;
            case InputObjectType input:
                InputFields.Validate(input, errors);
                defaultValueCycles.Validate(input);
                break;
        }
    }
}
