using Graph.GraphQL.Errors;

namespace Graph.GraphQL.Language;

/// <summary>Makes the errors of the lexer and the parser: one location, and a message that begins with "Syntax Error: ".</summary>
internal static class SyntaxError
{
    private const int QuotedLength = 60;

    public static GraphQLException At(Token token, string description) => Create(new Location(token.Line, token.Column), description);

    /// <summary>Counts lines from the start of the source, so that the lexer need not track them inside tokens.</summary>
    public static GraphQLException At(string source, int position, string description) =>
        Create(LocationOf(source, position), description);

    public static GraphQLException Limit(Token token, string description) =>
        Create(new Location(token.Line, token.Column), description, ErrorCodes.LimitExceeded);

    /// <summary>A token as messages name it: <c>Name "id"</c>, <c>"{"</c>, <c>&lt;EOF&gt;</c>.</summary>
    public static string Describe(string source, Token token) => token.Kind switch
    {
        TokenKind.Name or TokenKind.Int or TokenKind.Float =>
            $"{Describe(token.Kind)} \"{Shorten(source, token.Start, token.End - token.Start)}\"",
        TokenKind.String or TokenKind.BlockString =>
            $"{Describe(token.Kind)} \"{Shorten(token.Text!, 0, token.Text!.Length)}\"",
        _ => Describe(token.Kind),
    };

    public static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.EndOfFile => "<EOF>",
        TokenKind.Bang => "\"!\"",
        TokenKind.Dollar => "\"$\"",
        TokenKind.Ampersand => "\"&\"",
        TokenKind.ParenLeft => "\"(\"",
        TokenKind.ParenRight => "\")\"",
        TokenKind.Spread => "\"...\"",
        TokenKind.Colon => "\":\"",
        TokenKind.EqualsSign => "\"=\"",
        TokenKind.At => "\"@\"",
        TokenKind.BracketLeft => "\"[\"",
        TokenKind.BracketRight => "\"]\"",
        TokenKind.BraceLeft => "\"{\"",
        TokenKind.Pipe => "\"|\"",
        TokenKind.BraceRight => "\"}\"",
        _ => kind.ToString(),
    };

    private static GraphQLException Create(Location location, string description, string code = ErrorCodes.ParseFailed) =>
        new(new GraphQLError("Syntax Error: " + description, code, [location]));

    private static Location LocationOf(string source, int position)
    {
        int line = 1, lineStart = 0;
        for (var i = NextTerminator(source, 0, position); i >= 0; i = NextTerminator(source, i + 1, position))
        {
            if (source[i] == '\n' || i + 1 == source.Length || source[i + 1] != '\n')
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new Location(line, position - lineStart + 1);
    }

    private static int NextTerminator(string source, int start, int end)
    {
        var length = source.AsSpan(start, end - start).IndexOfAny('\n', '\r');
        return length < 0 ? -1 : start + length;
    }

    /// <summary>A message does not carry megabytes of what a client sent, nor half a surrogate pair.</summary>
    private static string Shorten(string text, int start, int length)
    {
        if (length <= QuotedLength)
        {
            return text.Substring(start, length);
        }

        var kept = char.IsHighSurrogate(text[start + QuotedLength - 1]) ? QuotedLength - 1 : QuotedLength;
        return text.Substring(start, kept) + "…";
    }
}
