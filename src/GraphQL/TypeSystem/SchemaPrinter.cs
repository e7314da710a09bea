using System.Text;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem;

/// <summary>
/// Writes a schema as a type system document: extensions merged into their types, types in the schema's order, nothing
/// that is built in. Section 3.
/// </summary>
/// <remarks>
/// What reference implementations leave out of such a text is kept here: directives of the service's own, where they
/// are applied. The text is the contract between services and tools, and <c>@cost</c> or <c>@authorize</c> belong to it.
/// </remarks>
public sealed partial class SchemaPrinter
{
    private readonly StringBuilder _out = new();

    private SchemaPrinter()
    {
    }

    public static string Print(Schema schema)
    {
        var printer = new SchemaPrinter();
        printer.PrintSchema(schema);
        foreach (var directive in schema.Directives)
            if (directive.Definition is not null && !BuiltInDirectives.Contains(directive.Name))
                printer.PrintDirective(directive);
        foreach (var type in schema.Types)
            if (type.Definition is not null)
                printer.PrintType(type);
        return printer._out.ToString();
    }

    /// <summary>Left out where it would say nothing that the names of the root types do not.</summary>
    private void PrintSchema(Schema schema)
    {
        var directives = DirectivesOf(schema);
        if (schema.Description is null && directives.Count == 0 && HasDefaultRoots(schema))
            return;
        StartDefinition(schema.Description);
        _out.Append("schema");
        PrintDirectives(directives);
        _out.Append(" {\n");
        PrintRoot("query", schema.QueryType);
        PrintRoot("mutation", schema.MutationType);
        PrintRoot("subscription", schema.SubscriptionType);
        _out.Append('}');
    }

    private static List<DirectiveNode> DirectivesOf(Schema schema)
    {
        var directives = new List<DirectiveNode>();
        if (schema.Definition is not null)
            directives.AddRange(schema.Definition.Directives);
        foreach (var extension in schema.Extensions)
            directives.AddRange(extension.Directives);
        return directives;
    }

    private static bool HasDefaultRoots(Schema schema) =>
        ReferenceEquals(schema.QueryType, schema.Type("Query"))
        && ReferenceEquals(schema.MutationType, schema.Type("Mutation"))
        && ReferenceEquals(schema.SubscriptionType, schema.Type("Subscription"));

    private void PrintRoot(string operation, ObjectType? type)
    {
        if (type is not null)
            _out.Append("  ").Append(operation).Append(": ").Append(type.Name).Append('\n');
    }

    private void PrintDirective(DirectiveDefinition directive)
    {
        StartDefinition(directive.Description);
        _out.Append("directive @").Append(directive.Name);
        PrintArguments(directive.Arguments, "");
        if (directive.IsRepeatable)
            _out.Append(" repeatable");
        var separator = " on ";
        foreach (var location in directive.Locations)
        {
            _out.Append(separator).Append(DirectiveLocationNames.Of(location));
            separator = " | ";
        }
    }

    private void PrintType(NamedType type)
    {
        StartDefinition(type.Description);
        _out.Append(KeywordOf(type)).Append(type.Name);
        if (type is FieldsType { Interfaces.Count: > 0 } implementing)
            _out.Append(" implements ").Append(string.Join(" & ", implementing.Interfaces));
        if (type is ScalarType { SpecifiedByUrl: { } url })
            _out.Append(" @specifiedBy(url: ").Append(StringLiteral.Print(url)).Append(')');
        if (type is InputObjectType { IsOneOf: true })
            _out.Append(" @oneOf");
        PrintDirectives(type.Directives);
        PrintMembers(type);
    }

    private static string KeywordOf(NamedType type) => type switch
    {
        ScalarType => "scalar ",
        ObjectType => "type ",
        InterfaceType => "interface ",
        UnionType => "union ",
        EnumType => "enum ",
        _ => "input ",
    };

    private void PrintMembers(NamedType type)
    {
        switch (type)
        {
            case FieldsType fields:
                PrintBlock(fields.Fields, field => field.Description, PrintField);
                break;
            case UnionType { Types.Count: > 0 } union:
                _out.Append(" = ").Append(string.Join(" | ", union.Types));
                break;
            case EnumType @enum:
                PrintBlock(@enum.Values, value => value.Description, PrintValue);
                break;
            case InputObjectType input:
                PrintBlock(input.Fields, field => field.Description, PrintInputValue);
                break;
        }
    }

    private void PrintField(FieldDefinition field)
    {
        _out.Append(field.Name);
        PrintArguments(field.Arguments, "  ");
        _out.Append(": ").Append(field.Type);
        PrintDeprecated(field.DeprecationReason);
        PrintDirectives(field.Directives);
    }

    private void PrintValue(EnumValueDefinition value)
    {
        _out.Append(value.Name);
        PrintDeprecated(value.DeprecationReason);
        if (value.Definition is not null)
            PrintDirectives(value.Definition.Directives);
    }
}
