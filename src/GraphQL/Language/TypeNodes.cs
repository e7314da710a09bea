namespace Graph.GraphQL.Language;

/// <summary>Section 2.12 (Type References).</summary>
public abstract class TypeNode(SourceSpan span) : SyntaxNode(span);

/// <summary>A type by its name.</summary>
public sealed class NamedTypeNode(NameNode name, SourceSpan span) : TypeNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.NamedType;

    public NameNode Name { get; } = name;
}

/// <summary><c>[Type]</c>.</summary>
public sealed class ListTypeNode(TypeNode type, SourceSpan span) : TypeNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.ListType;

    public TypeNode Type { get; } = type;
}

/// <summary><c>Type!</c>; <see cref="Type"/> is a named or list type.</summary>
public sealed class NonNullTypeNode(TypeNode type, SourceSpan span) : TypeNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.NonNullType;

    public TypeNode Type { get; } = type;
}
