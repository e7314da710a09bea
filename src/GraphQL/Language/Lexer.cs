using System.Text;

namespace Graph.GraphQL.Language;

/// <summary>
/// Section 2.1 (Source Text) and appendix B: cuts source text into tokens and leaves out what the grammar ignores (byte
/// order marks, white space, line terminators, commas, comments). Columns count UTF-16 code units. After the end it gives
/// <see cref="TokenKind.EndOfFile"/> for ever.
/// </summary>
internal sealed partial class Lexer(string source)
{
    private int _position;
    private int _line = 1;
    private int _lineStart;
    private StringBuilder? _builder;

    public Token Next()
    {
        SkipIgnored();
        if (_position >= source.Length)
        {
            return Create(TokenKind.EndOfFile, source.Length, source.Length);
        }

        var c = source[_position];
        if (IsNameStart(c))
        {
            return ReadName();
        }

        if (Punctuator(c) is var kind and not TokenKind.EndOfFile)
        {
            return Take(kind, 1);
        }

        return c switch
        {
            '.' when At(_position + 1) == '.' && At(_position + 2) == '.' => Take(TokenKind.Spread, 3),
            '"' when At(_position + 1) == '"' && At(_position + 2) == '"' => ReadBlockString(),
            '"' => ReadString(),
            '-' or (>= '0' and <= '9') => ReadNumber(),
            _ => throw UnexpectedCharacter(c),
        };
    }

    private void SkipIgnored()
    {
        var text = source;
        var position = _position;
        while (position < text.Length)
        {
            switch (text[position])
            {
                case ' ' or ',' or '\t' or '\uFEFF':
                    position++;
                    break;
                case '\n':
                    _lineStart = ++position;
                    _line++;
                    break;
                case '\r':
                    position += position + 1 < text.Length && text[position + 1] == '\n' ? 2 : 1;
                    _lineStart = position;
                    _line++;
                    break;
                case '#':
                    position = EndOfComment(position + 1);
                    break;
                default:
                    _position = position;
                    return;
            }
        }

        _position = position;
    }

    /// <summary>Ends before an unpaired surrogate too, which the next token then reports.</summary>
    private int EndOfComment(int position)
    {
        var length = source.AsSpan(position).IndexOfAny('\n', '\r');
        return EndOfScalarValues(position, length < 0 ? source.Length : position + length);
    }

    private static TokenKind Punctuator(char c) => c switch
    {
        '{' => TokenKind.BraceLeft,
        '}' => TokenKind.BraceRight,
        '(' => TokenKind.ParenLeft,
        ')' => TokenKind.ParenRight,
        ':' => TokenKind.Colon,
        '$' => TokenKind.Dollar,
        '!' => TokenKind.Bang,
        '[' => TokenKind.BracketLeft,
        ']' => TokenKind.BracketRight,
        '=' => TokenKind.EqualsSign,
        '@' => TokenKind.At,
        '|' => TokenKind.Pipe,
        '&' => TokenKind.Ampersand,
        _ => TokenKind.EndOfFile,
    };

    private Token ReadName()
    {
        var end = _position + 1;
        while (end < source.Length && IsNameContinue(source[end]))
        {
            end++;
        }

        return Take(TokenKind.Name, end - _position);
    }

    /// <summary>Sections 2.10.1 and 2.10.2: neither a digit, nor a dot, nor a letter may follow a number.</summary>
    private Token ReadNumber()
    {
        var kind = TokenKind.Int;
        var end = EndOfIntegerPart(At(_position) == '-' ? _position + 1 : _position);
        if (At(end) == '.')
        {
            kind = TokenKind.Float;
            end = EndOfDigits(end + 1);
        }

        if (At(end) is 'e' or 'E')
        {
            kind = TokenKind.Float;
            end = EndOfDigits(At(end + 1) is '+' or '-' ? end + 2 : end + 1);
        }

        if (At(end) == '.' || IsNameStart(At(end)))
        {
            throw Error(end, $"Invalid number, expected digit but got: {DescribeCharacter(end)}.");
        }

        return Take(kind, end - _position);
    }

    private int EndOfIntegerPart(int position)
    {
        if (At(position) != '0')
        {
            return EndOfDigits(position);
        }

        if (IsDigit(At(position + 1)))
        {
            throw Error(position + 1, $"Invalid number, unexpected digit after 0: {DescribeCharacter(position + 1)}.");
        }

        return position + 1;
    }

    private int EndOfDigits(int position)
    {
        if (!IsDigit(At(position)))
        {
            throw Error(position, $"Invalid number, expected digit but got: {DescribeCharacter(position)}.");
        }

        while (IsDigit(At(position)))
        {
            position++;
        }

        return position;
    }

    private Token Take(TokenKind kind, int length)
    {
        var start = _position;
        _position += length;
        return Create(kind, start, _position);
    }

    private Token Create(TokenKind kind, int start, int end, string? text = null) =>
        new(kind, start, end, _line, start - _lineStart + 1, text);

    /// <summary>U+0000 past the end, which no caller takes for anything.</summary>
    private char At(int position) => position < source.Length ? source[position] : '\0';

    /// <summary>Where the first unpaired surrogate of a part of the source stands, else where the part ends.</summary>
    private int EndOfScalarValues(int position, int end)
    {
        while (position < end)
        {
            position = NextSurrogate(position, end);
            if (position == end || !IsSurrogatePair(position))
            {
                return position;
            }

            position += 2;
        }

        return end;
    }

    private int NextSurrogate(int position, int end)
    {
#if NET
        var length = source.AsSpan(position, end - position).IndexOfAnyInRange('\uD800', '\uDFFF');
        return length < 0 ? end : position + length;
#else
        while (position < end && !char.IsSurrogate(source[position]))
        {
            position++;
        }

        return position;
#endif
    }

    private bool IsSurrogatePair(int position) => char.IsHighSurrogate(source[position]) && char.IsLowSurrogate(At(position + 1));

    private Exception UnexpectedCharacter(char c)
    {
        if (c == '\'')
        {
            return Error(_position, "Unexpected single quote character ('), did you mean to use a double quote (\")?");
        }

        var reason = char.IsSurrogate(c) && !IsSurrogatePair(_position) ? "Invalid" : "Unexpected";
        return Error(_position, $"{reason} character: {DescribeCharacter(_position)}.");
    }

    private Exception Error(int position, string description) => SyntaxError.At(source, position, description);

    /// <summary>Printable ASCII in quotes, anything else as a code point.</summary>
    private string DescribeCharacter(int position)
    {
        if (position >= source.Length)
        {
            return SyntaxError.Describe(TokenKind.EndOfFile);
        }

        var c = source[position];
        if (c is >= ' ' and <= '~')
        {
            return c == '"' ? "'\"'" : $"\"{c}\"";
        }

        var codePoint = IsSurrogatePair(position) ? char.ConvertToUtf32(c, source[position + 1]) : c;
        return $"U+{codePoint:X4}";
    }

    private static bool IsNameStart(char c) => (uint)((c | 0x20) - 'a') <= 'z' - 'a' || c == '_';

    private static bool IsNameContinue(char c) => IsNameStart(c) || IsDigit(c);

    private static bool IsDigit(char c) => (uint)(c - '0') <= 9;
}
