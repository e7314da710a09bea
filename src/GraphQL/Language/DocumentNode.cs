using System.Collections.Immutable;

namespace Graph.GraphQL.Language;

/// <summary>Section 2.3 (Document): executable definitions, type system definitions and extensions, in source order.</summary>
public sealed class DocumentNode(ImmutableArray<DefinitionNode> definitions, SourceSpan span) : SyntaxNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.Document;

    public ImmutableArray<DefinitionNode> Definitions { get; } = definitions;
}

/// <summary>Section 2.3 (Document): any definition or extension.</summary>
public abstract class DefinitionNode(SourceSpan span) : SyntaxNode(span);
