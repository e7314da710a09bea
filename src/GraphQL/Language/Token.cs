namespace Graph.GraphQL.Language;

/// <summary>Section 2.1.6 (Lexical Tokens). <see cref="Text"/> is the value of a string; other tokens read theirs from the source.</summary>
internal readonly struct Token(TokenKind kind, int start, int end, int line, int column, string? text = null)
{
    public TokenKind Kind { get; } = kind;

    public int Start { get; } = start;

    /// <summary>Exclusive.</summary>
    public int End { get; } = end;

    public int Line { get; } = line;

    public int Column { get; } = column;

    public string? Text { get; } = text;
}
