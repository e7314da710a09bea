using System.Collections.Immutable;

namespace Graph.GraphQL.Language;

/// <summary>Section 2.5 (Selection Sets).</summary>
public sealed class SelectionSetNode(ImmutableArray<SelectionNode> selections, SourceSpan span) : SyntaxNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.SelectionSet;

    public ImmutableArray<SelectionNode> Selections { get; } = selections;
}

/// <summary>Section 2.5 (Selection Sets): a field, a fragment spread or an inline fragment.</summary>
public abstract class SelectionNode(SourceSpan span) : SyntaxNode(span)
{
    public abstract ImmutableArray<DirectiveNode> Directives { get; }
}

/// <summary>Section 2.6 (Fields).</summary>
public sealed class FieldNode(
    NameNode? alias,
    NameNode name,
    ImmutableArray<ArgumentNode> arguments,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode? selectionSet,
    SourceSpan span) : SelectionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.Field;

    public NameNode? Alias { get; } = alias;

    public NameNode Name { get; } = name;

    /// <summary>The alias where there is one, else the field's name.</summary>
    public string ResponseName => (Alias ?? Name).Value;

    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;

    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode? SelectionSet { get; } = selectionSet;
}

/// <summary>Section 2.9 (Fragments).</summary>
public sealed class FragmentSpreadNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    SourceSpan span) : SelectionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.FragmentSpread;

    public NameNode Name { get; } = name;

    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>Section 2.9.2 (Inline Fragments).</summary>
public sealed class InlineFragmentNode(
    NamedTypeNode? typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet,
    SourceSpan span) : SelectionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.InlineFragment;

    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;
}
