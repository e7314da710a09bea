using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>Section 3.4.3 (Type Extensions): what is extended is defined, and of the extension's kind.</summary>
internal sealed class PossibleTypeExtensionsRule(SdlContext context) : SdlRule
{
    public override void Definition(DefinitionNode definition)
    {
        if (definition is not TypeExtensionNode extension)
            return;
        var name = extension.Name.Value;
        var defined = context.DefinedType(name);
        var extended = defined is not null ? KindOf(defined) : KindOf(context.Extending?.Type(name));
        if (extended is null)
            context.Report($"The type {name} cannot be extended: it is not defined.", extension.Name);
        else if (extended != KindOf(extension))
            context.Report(
                $"{name} is {extended} and cannot be extended as {KindOf(extension)}.",
                defined is null ? [extension] : [defined, extension]);
    }

    private static string KindOf(DefinitionNode node) => node switch
    {
        ScalarTypeDefinitionNode or ScalarTypeExtensionNode => "a scalar",
        ObjectTypeDefinitionNode or ObjectTypeExtensionNode => "an object",
        InterfaceTypeDefinitionNode or InterfaceTypeExtensionNode => "an interface",
        UnionTypeDefinitionNode or UnionTypeExtensionNode => "a union",
        EnumTypeDefinitionNode or EnumTypeExtensionNode => "an enum",
        _ => "an input object",
    };

    private static string? KindOf(NamedType? type) => type switch
    {
        null => null,
        ScalarType => "a scalar",
        ObjectType => "an object",
        InterfaceType => "an interface",
        UnionType => "a union",
        EnumType => "an enum",
        _ => "an input object",
    };
}
