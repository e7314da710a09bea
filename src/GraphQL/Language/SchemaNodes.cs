using System.Collections.Immutable;

namespace Graph.GraphQL.Language;

/// <summary>Section 3.3 (Schema).</summary>
public sealed class SchemaDefinitionNode(
    StringValueNode? description,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<OperationTypeDefinitionNode> operationTypes,
    SourceSpan span) : DefinitionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.SchemaDefinition;

    public StringValueNode? Description { get; } = description;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public ImmutableArray<OperationTypeDefinitionNode> OperationTypes { get; } = operationTypes;
}

/// <summary>Section 3.3.3 (Schema Extension).</summary>
public sealed class SchemaExtensionNode(
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<OperationTypeDefinitionNode> operationTypes,
    SourceSpan span) : DefinitionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.SchemaExtension;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public ImmutableArray<OperationTypeDefinitionNode> OperationTypes { get; } = operationTypes;
}

/// <summary>Section 3.3.1 (Root Operation Types).</summary>
public sealed class OperationTypeDefinitionNode(OperationType operation, NamedTypeNode type, SourceSpan span) : SyntaxNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.OperationTypeDefinition;

    public OperationType Operation { get; } = operation;

    public NamedTypeNode Type { get; } = type;
}

/// <summary>Section 3.13 (Directives); locations as written.</summary>
public sealed class DirectiveDefinitionNode(
    StringValueNode? description,
    NameNode name,
    ImmutableArray<InputValueDefinitionNode> arguments,
    bool isRepeatable,
    ImmutableArray<NameNode> locations,
    SourceSpan span) : DefinitionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.DirectiveDefinition;

    public StringValueNode? Description { get; } = description;

    public NameNode Name { get; } = name;

    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    public bool IsRepeatable { get; } = isRepeatable;

    public ImmutableArray<NameNode> Locations { get; } = locations;
}
