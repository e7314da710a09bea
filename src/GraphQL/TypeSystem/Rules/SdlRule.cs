using System.Collections.Immutable;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem.Rules;

/// <summary>A rule for type system documents: <see cref="SdlWalker"/> calls it with the nodes it overrides a method for.</summary>
internal abstract class SdlRule
{
    public virtual void Definition(DefinitionNode definition)
    {
    }

    /// <param name="type">A reference to a type, without its wrappers.</param>
    /// <param name="definition">The definition of the document that the reference is in.</param>
    public virtual void TypeReference(NamedTypeNode type, DefinitionNode definition)
    {
    }

    /// <param name="owner">The node that the directives are applied to.</param>
    /// <param name="location">What the directives' definitions call such a place.</param>
    /// <param name="directives">One or more.</param>
    public virtual void Directives(SyntaxNode owner, DirectiveLocation location, ImmutableArray<DirectiveNode> directives)
    {
    }

    /// <param name="arguments">Those of one directive or field, one or more.</param>
    public virtual void Arguments(ImmutableArray<ArgumentNode> arguments)
    {
    }

    public virtual void ObjectValue(ObjectValueNode value)
    {
    }
}
