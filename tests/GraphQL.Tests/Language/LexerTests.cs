using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;

namespace Graph.GraphQL.Tests.Language;

public sealed class LexerTests
{
    [Fact]
    public void White_space_commas_comments_and_byte_order_marks_are_ignored()
    {
        var lexer = new Lexer("\uFEFF ,\t# a comment, with { } and \"quotes\"\r\n,,a");

        var token = lexer.Next();

        Assert.Equal(TokenKind.Name, token.Kind);
        Assert.Equal((2, 3), (token.Line, token.Column));
        Assert.Equal(TokenKind.EndOfFile, lexer.Next().Kind);
        Assert.Equal(TokenKind.EndOfFile, lexer.Next().Kind);
    }

    [Theory]
    [InlineData("\n\n  x", 3, 3)]
    [InlineData("\r\r  x", 3, 3)]
    [InlineData("\r\n\r\n  x", 3, 3)]
    [InlineData("\n\r  x", 3, 3)]
    [InlineData("\"\"\"one\r\ntwo\rthree\n\"\"\" x", 4, 5)]
    public void Every_line_terminator_counts_once(string source, int line, int column)
    {
        var lexer = new Lexer(source);
        var token = lexer.Next();
        while (token.Kind != TokenKind.Name)
        {
            token = lexer.Next();
        }

        Assert.Equal((line, column), (token.Line, token.Column));
    }

    [Fact]
    public void Every_punctuator_is_a_token_of_its_own()
    {
        TokenKind[] expected =
        [
            TokenKind.Bang, TokenKind.Dollar, TokenKind.Ampersand, TokenKind.ParenLeft, TokenKind.ParenRight,
            TokenKind.Spread, TokenKind.Colon, TokenKind.EqualsSign, TokenKind.At, TokenKind.BracketLeft,
            TokenKind.BracketRight, TokenKind.BraceLeft, TokenKind.Pipe, TokenKind.BraceRight,
        ];

        Assert.Equal(expected, Kinds("!$&()...:=@[]{|}"));
    }

    [Theory]
    [InlineData("0", TokenKind.Int)]
    [InlineData("-0", TokenKind.Int)]
    [InlineData("-42", TokenKind.Int)]
    [InlineData("123456789012345678901234567890", TokenKind.Int)]
    [InlineData("0.0", TokenKind.Float)]
    [InlineData("-1.50", TokenKind.Float)]
    [InlineData("1e9", TokenKind.Float)]
    [InlineData("1E+9", TokenKind.Float)]
    [InlineData("6.02e-23", TokenKind.Float)]
    public void A_number_is_one_token_as_written(string source, object kind)
    {
        var token = new Lexer(source).Next();

        Assert.Equal((TokenKind)kind, token.Kind);
        Assert.Equal(source.Length, token.End);
    }

    [Theory]
    [InlineData("00", 2, "Invalid number, unexpected digit after 0: \"0\".")]
    [InlineData("-01", 3, "Invalid number, unexpected digit after 0: \"1\".")]
    [InlineData("-", 2, "Invalid number, expected digit but got: <EOF>.")]
    [InlineData("-x", 2, "Invalid number, expected digit but got: \"x\".")]
    [InlineData("1.", 3, "Invalid number, expected digit but got: <EOF>.")]
    [InlineData("1.e2", 3, "Invalid number, expected digit but got: \"e\".")]
    [InlineData("1.2.3", 4, "Invalid number, expected digit but got: \".\".")]
    [InlineData("1e", 3, "Invalid number, expected digit but got: <EOF>.")]
    [InlineData("1e+\"", 4, "Invalid number, expected digit but got: '\"'.")]
    [InlineData("0x1F", 2, "Invalid number, expected digit but got: \"x\".")]
    [InlineData("12px", 3, "Invalid number, expected digit but got: \"p\".")]
    [InlineData("3_000", 2, "Invalid number, expected digit but got: \"_\".")]
    [InlineData("1é", 2, "Unexpected character: U+00E9.")]
    public void What_follows_a_number_must_not_look_like_a_part_of_it(string source, int column, string message) =>
        AssertRefused(source, 1, column, message);

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"plain é 😀\"", "plain é 😀")]
    [InlineData(@"""\"" \\ \/ \b \f \n \r \t""", "\" \\ / \b \f \n \r \t")]
    [InlineData(@"""\u00e9\u00E9""", "éé")]
    [InlineData(@"""\u{e9}\u{1F600}\u{0000E9}""", "é😀é")]
    [InlineData(@"""\uD83D\uDE00""", "😀")]
    [InlineData("\"a\0b\"", "a\0b")]
    public void A_string_is_read_with_its_escapes(string source, string value)
    {
        var token = new Lexer(source).Next();

        Assert.Equal(TokenKind.String, token.Kind);
        Assert.Equal(value, token.Text);
        Assert.Equal(source.Length, token.End);
    }

    [Theory]
    [InlineData("\"open", 6, "Unterminated string.")]
    [InlineData("\"", 2, "Unterminated string.")]
    [InlineData("\"two\nlines\"", 5, "Unterminated string.")]
    [InlineData("\"two\rlines\"", 5, "Unterminated string.")]
    [InlineData(@"""a\x""", 3, "Invalid character escape sequence: \"\\x\".")]
    [InlineData("\"\\", 2, "Invalid character escape sequence: \"\\\".")]
    [InlineData(@"""\u12G4""", 2, "Invalid Unicode escape sequence: \"\\u12G4\".")]
    [InlineData(@"""\u12""", 2, "Invalid Unicode escape sequence: \"\\u12\"\".")]
    [InlineData(@"""\uD83D""", 2, "Invalid Unicode escape sequence: \"\\uD83D\".")]
    [InlineData(@"""\uDE00""", 2, "Invalid Unicode escape sequence: \"\\uDE00\".")]
    [InlineData(@"""\uD83D\u0041""", 2, "Invalid Unicode escape sequence: \"\\uD83D\".")]
    [InlineData(@"""\uDE00\uD83D""", 2, "Invalid Unicode escape sequence: \"\\uDE00\".")]
    [InlineData(@"""\u{}""", 2, "Invalid Unicode escape sequence: \"\\u{}\".")]
    [InlineData(@"""\u{D83D}""", 2, "Invalid Unicode escape sequence: \"\\u{D83D}\".")]
    [InlineData(@"""\u{110000}""", 2, "Invalid Unicode escape sequence: \"\\u{110000}\".")]
    [InlineData(@"""\u{FFFFFFFF}""", 2, "Invalid Unicode escape sequence: \"\\u{FFFFFFFF\".")]
    [InlineData(@"""\u{000000041}""", 2, "Invalid Unicode escape sequence: \"\\u{000000041\".")]
    [InlineData(@"""\u{4""", 2, "Invalid Unicode escape sequence: \"\\u{4\"\".")]
    public void A_string_that_breaks_a_rule_is_refused_where_it_does(string source, int column, string message) =>
        AssertRefused(source, 1, column, message);

    [Fact]
    public void An_unpaired_surrogate_is_refused_wherever_it_stands()
    {
        AssertRefused("a \uD83D", 1, 3, "Invalid character: U+D83D.");
        AssertRefused("\uDE00", 1, 1, "Invalid character: U+DE00.");
        AssertRefused("# note \uD83D", 1, 8, "Invalid character: U+D83D.");
        AssertRefused("\"ab\uDE00\"", 1, 4, "Invalid character within String: U+DE00.");
        AssertRefused("\"\"\"\r\nab\uD83Dc\"\"\"", 2, 3, "Invalid character within String: U+D83D.");
    }

    [Theory]
    [InlineData("..", 1, "Unexpected character: \".\".")]
    [InlineData("%", 1, "Unexpected character: \"%\".")]
    [InlineData("a 'b'", 3, "Unexpected single quote character ('), did you mean to use a double quote (\")?")]
    [InlineData("\0", 1, "Unexpected character: U+0000.")]
    [InlineData("é", 1, "Unexpected character: U+00E9.")]
    [InlineData("😀", 1, "Unexpected character: U+1F600.")]
    [InlineData("\u00A0", 1, "Unexpected character: U+00A0.")]
    public void A_character_that_begins_no_token_is_refused(string source, int column, string message) =>
        AssertRefused(source, 1, column, message);

    private static List<TokenKind> Kinds(string source)
    {
        var lexer = new Lexer(source);
        var kinds = new List<TokenKind>();
        for (var token = lexer.Next(); token.Kind != TokenKind.EndOfFile; token = lexer.Next())
        {
            kinds.Add(token.Kind);
        }

        return kinds;
    }

    private static void AssertRefused(string source, int line, int column, string message)
    {
        var error = Assert.Throws<GraphQLException>(() => Kinds(source)).Error;

        Assert.Equal("Syntax Error: " + message, error.Message);
        Assert.Equal(ErrorCodes.ParseFailed, error.Code);
        Assert.Equal([new Location(line, column)], error.Locations);
    }
}
