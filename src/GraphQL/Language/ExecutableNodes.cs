using System.Collections.Immutable;

namespace Graph.GraphQL.Language;

/// <summary>Section 2.4 (Operations): query, mutation or subscription.</summary>
public enum OperationType
{
    Query,
    Mutation,
    Subscription,
}

/// <summary>Section 2.3 (Document): an operation or a fragment.</summary>
public abstract class ExecutableDefinitionNode(SourceSpan span) : DefinitionNode(span)
{
    /// <summary>September 2025: executable definitions may carry a description.</summary>
    public abstract StringValueNode? Description { get; }

    public abstract ImmutableArray<DirectiveNode> Directives { get; }

    public abstract SelectionSetNode SelectionSet { get; }
}

/// <summary>Section 2.4 (Operations).</summary>
public sealed class OperationDefinitionNode(
    StringValueNode? description,
    OperationType operation,
    NameNode? name,
    ImmutableArray<VariableDefinitionNode> variableDefinitions,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet,
    SourceSpan span) : ExecutableDefinitionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.OperationDefinition;

    public override StringValueNode? Description { get; } = description;

    public OperationType Operation { get; } = operation;

    public NameNode? Name { get; } = name;

    public ImmutableArray<VariableDefinitionNode> VariableDefinitions { get; } = variableDefinitions;

    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public override SelectionSetNode SelectionSet { get; } = selectionSet;
}

/// <summary>Section 2.9 (Fragments).</summary>
public sealed class FragmentDefinitionNode(
    StringValueNode? description,
    NameNode name,
    NamedTypeNode typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet,
    SourceSpan span) : ExecutableDefinitionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.FragmentDefinition;

    public override StringValueNode? Description { get; } = description;

    public NameNode Name { get; } = name;

    public NamedTypeNode TypeCondition { get; } = typeCondition;

    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public override SelectionSetNode SelectionSet { get; } = selectionSet;
}

/// <summary>Section 2.11 (Variables).</summary>
public sealed class VariableDefinitionNode(
    StringValueNode? description,
    VariableNode variable,
    TypeNode type,
    ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives,
    SourceSpan span) : SyntaxNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.VariableDefinition;

    public StringValueNode? Description { get; } = description;

    public VariableNode Variable { get; } = variable;

    public TypeNode Type { get; } = type;

    public ValueNode? DefaultValue { get; } = defaultValue;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}
