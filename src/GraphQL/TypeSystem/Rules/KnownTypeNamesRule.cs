using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>
/// Section 3.3 (Schema): every type that is named is defined, in the document or in the schema it extends. Type system
/// definitions may also name what is built in.
/// </summary>
internal sealed class KnownTypeNamesRule(SdlContext context) : SdlRule
{
    public override void TypeReference(NamedTypeNode type, DefinitionNode definition)
    {
        var name = type.Name.Value;
        if (context.DefinedType(name) is not null || context.Extending?.Type(name) is not null)
            return;
        if (definition is not ExecutableDefinitionNode && (BuiltInScalars.Contains(name) || IntrospectionSchema.Defines(name)))
            return;
        context.Report($"There is no type {name}.", type);
    }
}
