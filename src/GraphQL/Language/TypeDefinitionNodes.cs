using System.Collections.Immutable;

namespace Graph.GraphQL.Language;

/// <summary>Section 3.4 (Types): the definition of a named type.</summary>
public abstract class TypeDefinitionNode(SourceSpan span) : DefinitionNode(span)
{
    public abstract StringValueNode? Description { get; }

    public abstract NameNode Name { get; }

    public abstract ImmutableArray<DirectiveNode> Directives { get; }
}

/// <summary>Section 3.5 (Scalars).</summary>
public sealed class ScalarTypeDefinitionNode(
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    SourceSpan span) : TypeDefinitionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.ScalarTypeDefinition;

    public override StringValueNode? Description { get; } = description;

    public override NameNode Name { get; } = name;

    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>Section 3.6 (Objects).</summary>
public sealed class ObjectTypeDefinitionNode(
    StringValueNode? description,
    NameNode name,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<FieldDefinitionNode> fields,
    SourceSpan span) : TypeDefinitionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.ObjectTypeDefinition;

    public override StringValueNode? Description { get; } = description;

    public override NameNode Name { get; } = name;

    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary>Section 3.7 (Interfaces).</summary>
public sealed class InterfaceTypeDefinitionNode(
    StringValueNode? description,
    NameNode name,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<FieldDefinitionNode> fields,
    SourceSpan span) : TypeDefinitionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.InterfaceTypeDefinition;

    public override StringValueNode? Description { get; } = description;

    public override NameNode Name { get; } = name;

    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary>Section 3.8 (Unions).</summary>
public sealed class UnionTypeDefinitionNode(
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> types,
    SourceSpan span) : TypeDefinitionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.UnionTypeDefinition;

    public override StringValueNode? Description { get; } = description;

    public override NameNode Name { get; } = name;

    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public ImmutableArray<NamedTypeNode> Types { get; } = types;
}

/// <summary>Section 3.9 (Enums).</summary>
public sealed class EnumTypeDefinitionNode(
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<EnumValueDefinitionNode> values,
    SourceSpan span) : TypeDefinitionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.EnumTypeDefinition;

    public override StringValueNode? Description { get; } = description;

    public override NameNode Name { get; } = name;

    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public ImmutableArray<EnumValueDefinitionNode> Values { get; } = values;
}

/// <summary>Section 3.10 (Input Objects).</summary>
public sealed class InputObjectTypeDefinitionNode(
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<InputValueDefinitionNode> fields,
    SourceSpan span) : TypeDefinitionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.InputObjectTypeDefinition;

    public override StringValueNode? Description { get; } = description;

    public override NameNode Name { get; } = name;

    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public ImmutableArray<InputValueDefinitionNode> Fields { get; } = fields;
}

/// <summary>Section 3.6 (Objects): a field of an object or interface.</summary>
public sealed class FieldDefinitionNode(
    StringValueNode? description,
    NameNode name,
    ImmutableArray<InputValueDefinitionNode> arguments,
    TypeNode type,
    ImmutableArray<DirectiveNode> directives,
    SourceSpan span) : SyntaxNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.FieldDefinition;

    public StringValueNode? Description { get; } = description;

    public NameNode Name { get; } = name;

    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    public TypeNode Type { get; } = type;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>Section 3.6.1 (Field Arguments) and 3.10: an argument or an input field.</summary>
public sealed class InputValueDefinitionNode(
    StringValueNode? description,
    NameNode name,
    TypeNode type,
    ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives,
    SourceSpan span) : SyntaxNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.InputValueDefinition;

    public StringValueNode? Description { get; } = description;

    public NameNode Name { get; } = name;

    public TypeNode Type { get; } = type;

    public ValueNode? DefaultValue { get; } = defaultValue;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>Section 3.9 (Enums).</summary>
public sealed class EnumValueDefinitionNode(
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    SourceSpan span) : SyntaxNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.EnumValueDefinition;

    public StringValueNode? Description { get; } = description;

    public NameNode Name { get; } = name;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}
