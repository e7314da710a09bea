namespace Graph.GraphQL.Language;

/// <summary>What the parser takes at most; beyond it fails at once with <see cref="Errors.ErrorCodes.LimitExceeded"/>.</summary>
public sealed class ParserOptions
{
    /// <summary>For documents that clients send; the default.</summary>
    public static ParserOptions Request { get; } = new();

    /// <summary>For type system documents of our own: any number of tokens.</summary>
    public static ParserOptions SchemaDocument { get; } = new() { MaxTokens = int.MaxValue };

    /// <summary>Tokens of a document, ignored ones (white space, commas, comments) not counted.</summary>
    public int MaxTokens { get; init; } = 15_000;

    /// <summary>
    /// Braces, brackets and parentheses open at a time. Whatever walks a document recurses as deep, so a value in the
    /// thousands needs a stack to match.
    /// </summary>
    public int MaxDepth { get; init; } = 200;
}
