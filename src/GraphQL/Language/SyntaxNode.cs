using System.Collections.Immutable;

namespace Graph.GraphQL.Language;

/// <summary>A node of a document's syntax tree. Immutable. Specification: chapter 2 (Language) and appendix B.</summary>
public abstract class SyntaxNode(SourceSpan span)
{
    public abstract SyntaxKind Kind { get; }

    public SourceSpan Span { get; } = span;
}

/// <summary>Section 2.1.9 (Names).</summary>
public sealed class NameNode(string value, SourceSpan span) : SyntaxNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.Name;

    public string Value { get; } = value;
}

/// <summary>Section 2.13 (Directives): a directive as applied.</summary>
public sealed class DirectiveNode(NameNode name, ImmutableArray<ArgumentNode> arguments, SourceSpan span) : SyntaxNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.Directive;

    public NameNode Name { get; } = name;

    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;
}

/// <summary>Section 2.7 (Arguments).</summary>
public sealed class ArgumentNode(NameNode name, ValueNode value, SourceSpan span) : SyntaxNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.Argument;

    public NameNode Name { get; } = name;

    public ValueNode Value { get; } = value;
}
