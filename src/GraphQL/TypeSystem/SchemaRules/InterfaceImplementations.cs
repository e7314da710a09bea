using System.Collections.Immutable;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.SchemaRules;

/// <summary>
/// Sections 3.6 (Objects) and 3.7 (Interfaces), Type Validation, IsValidImplementation: what a type declares to
/// implement are other interfaces, each once, together with all that those implement, and it has their fields.
/// </summary>
internal sealed class InterfaceImplementations(Schema schema, FieldsType type, SchemaErrors errors)
{
    public void Validate()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in ImplementsNodes(type))
        {
            var name = node.Name.Value;
            if (schema.Type(name) is not InterfaceType @interface)
                errors.Add($"{type} can implement interfaces only, which {name} is not.", ImplementsNodes(type, name));
            else if (ReferenceEquals(@interface, type))
                errors.Add($"{type} cannot implement itself.", ImplementsNodes(type, name));
            else if (!seen.Add(name))
                errors.Add($"{type} implements {name} more than once.", ImplementsNodes(type, name));
            else
                Validate(@interface);
        }
    }

    private void Validate(InterfaceType @interface)
    {
        foreach (var node in ImplementsNodes(@interface))
            ValidateTransitive(@interface, node.Name.Value);
        foreach (var expected in @interface.Fields)
            ValidateField(@interface, expected);
    }

    private void ValidateTransitive(InterfaceType @interface, string transitive)
    {
        if (ImplementsNodes(type, transitive).Any())
            return;
        errors.Add(
            transitive == type.Name
                ? $"{type} cannot implement {@interface}, which implements {type}."
                : $"{type} implements {@interface} and so must implement {transitive} too.",
            ImplementsNodes(@interface, transitive).Concat(ImplementsNodes(type, @interface.Name)));
    }

    private void ValidateField(InterfaceType @interface, FieldDefinition expected)
    {
        if (type.Field(expected.Name) is not { } field)
        {
            errors.Add(
                $"{type} implements {@interface} and so needs its field {expected.Name}.",
                new SyntaxNode?[] { expected.Definition }.Concat(SchemaErrors.NodesOf(type)));
            return;
        }
        if (!TypeComparison.IsSubType(field.Type, expected.Type))
            errors.Add(
                $"{field} is of type {field.Type}, but {expected} promises {expected.Type}.",
                expected.Definition?.Type, field.Definition?.Type);
        foreach (var argument in expected.Arguments)
            ValidateArgument(field, expected, argument);
        foreach (var argument in field.Arguments)
            if (argument.IsRequired && expected.Argument(argument.Name) is null)
                errors.Add(
                    $"{field}({argument.Name}:) cannot be required, for {expected} has no such argument.",
                    argument.Definition, expected.Definition);
        if (field.DeprecationReason is not null && expected.DeprecationReason is null)
            errors.Add(
                $"{field} cannot be deprecated, for {expected} is not.",
                field.Definition is null ? null : AppliedDirectives.Find(field.Definition.Directives, "deprecated"),
                field.Definition?.Type);
    }

    private void ValidateArgument(FieldDefinition field, FieldDefinition expected, InputValueDefinition argument)
    {
        if (field.Argument(argument.Name) is not { } own)
            errors.Add(
                $"{field} needs the argument {argument.Name} of {expected}.", argument.Definition, field.Definition);
        else if (!TypeComparison.AreEqual(own.Type, argument.Type))
            errors.Add(
                $"{field}({own.Name}:) is of type {own.Type}, but {expected}({own.Name}:) is of type {argument.Type}.",
                argument.Definition?.Type, own.Definition?.Type);
    }

    private static IEnumerable<NamedTypeNode> ImplementsNodes(FieldsType type, string name) =>
        ImplementsNodes(type).Where(node => node.Name.Value == name);

    private static IEnumerable<NamedTypeNode> ImplementsNodes(FieldsType type)
    {
        foreach (var node in InterfacesOf(type.Definition))
            yield return node;
        foreach (var extension in type.Extensions)
            foreach (var node in InterfacesOf(extension))
                yield return node;
    }

    private static ImmutableArray<NamedTypeNode> InterfacesOf(DefinitionNode? node) => node switch
    {
        ObjectTypeDefinitionNode definition => definition.Interfaces,
        InterfaceTypeDefinitionNode definition => definition.Interfaces,
        ObjectTypeExtensionNode extension => extension.Interfaces,
        InterfaceTypeExtensionNode extension => extension.Interfaces,
        _ => [],
    };
}
