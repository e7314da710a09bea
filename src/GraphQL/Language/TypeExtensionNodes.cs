using System.Collections.Immutable;

namespace Graph.GraphQL.Language;

/// <summary>Section 3.4.3 (Type Extensions).</summary>
public abstract class TypeExtensionNode(SourceSpan span) : DefinitionNode(span)
{
    public abstract NameNode Name { get; }

    public abstract ImmutableArray<DirectiveNode> Directives { get; }
}

/// <summary>Section 3.5.3.</summary>
public sealed class ScalarTypeExtensionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    SourceSpan span) : TypeExtensionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.ScalarTypeExtension;

    public override NameNode Name { get; } = name;

    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>Section 3.6.4.</summary>
public sealed class ObjectTypeExtensionNode(
    NameNode name,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<FieldDefinitionNode> fields,
    SourceSpan span) : TypeExtensionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.ObjectTypeExtension;

    public override NameNode Name { get; } = name;

    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary>Section 3.7.1.</summary>
public sealed class InterfaceTypeExtensionNode(
    NameNode name,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<FieldDefinitionNode> fields,
    SourceSpan span) : TypeExtensionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.InterfaceTypeExtension;

    public override NameNode Name { get; } = name;

    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary>Section 3.8.1.</summary>
public sealed class UnionTypeExtensionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> types,
    SourceSpan span) : TypeExtensionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.UnionTypeExtension;

    public override NameNode Name { get; } = name;

    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public ImmutableArray<NamedTypeNode> Types { get; } = types;
}

/// <summary>Section 3.9.1.</summary>
public sealed class EnumTypeExtensionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<EnumValueDefinitionNode> values,
    SourceSpan span) : TypeExtensionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.EnumTypeExtension;

    public override NameNode Name { get; } = name;

    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public ImmutableArray<EnumValueDefinitionNode> Values { get; } = values;
}

/// <summary>Section 3.10.1.</summary>
public sealed class InputObjectTypeExtensionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<InputValueDefinitionNode> fields,
    SourceSpan span) : TypeExtensionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.InputObjectTypeExtension;

    public override NameNode Name { get; } = name;

    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public ImmutableArray<InputValueDefinitionNode> Fields { get; } = fields;
}
