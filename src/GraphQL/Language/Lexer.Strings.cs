using System.Text;

namespace Graph.GraphQL.Language;

/// <summary>Section 2.10.4 (String Value).</summary>
internal sealed partial class Lexer
{
    private Token ReadString()
    {
        var start = _position;
        var copied = start + 1;
        StringBuilder? value = null;
        while (true)
        {
            var position = EndOfCharacters(copied, "\"\\\n\r");
            switch (At(position))
            {
                case '"':
                    _position = position + 1;
                    return Create(TokenKind.String, start, _position, Text(value, copied, position));
                case '\\':
                    value ??= Builder();
                    value.Append(source, copied, position - copied);
                    copied = position + ReadEscape(position, value);
                    break;
                default:
                    throw Error(position, "Unterminated string.");
            }
        }
    }

    /// <summary>The position of the first of some characters, or of the end; an unpaired surrogate before it is an error.</summary>
    private int EndOfCharacters(int position, string stops)
    {
        var length = source.AsSpan(position).IndexOfAny(stops.AsSpan());
        var end = length < 0 ? source.Length : position + length;
        var invalid = EndOfScalarValues(position, end);
        return invalid == end
            ? end
            : throw Error(invalid, $"Invalid character within String: {DescribeCharacter(invalid)}.");
    }

    private string Text(StringBuilder? value, int copied, int end) =>
        value is null ? source.Substring(copied, end - copied) : value.Append(source, copied, end - copied).ToString();

    /// <summary>Appends what the escape at a position stands for and returns its length in the source.</summary>
    private int ReadEscape(int position, StringBuilder value)
    {
        if (At(position + 1) == 'u')
        {
            return At(position + 2) == '{'
                ? ReadVariableWidthEscape(position, value)
                : ReadFixedWidthEscape(position, value);
        }

        value.Append(At(position + 1) switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw InvalidEscape("character", position, 2),
        });
        return 2;
    }

    /// <summary><c>\u{1F600}</c>: at most eight digits, which must give a Unicode scalar value.</summary>
    private int ReadVariableWidthEscape(int position, StringBuilder value)
    {
        var codePoint = 0;
        var size = 3;
        while (size < 12)
        {
            var c = At(position + size++);
            if (c == '}')
            {
                if (size < 5 || !IsScalarValue(codePoint))
                {
                    break;
                }

                AppendCodePoint(value, codePoint);
                return size;
            }

            codePoint = (codePoint << 4) | HexDigit(c);
            if (codePoint < 0)
            {
                break;
            }
        }

        throw InvalidEscape("Unicode", position, size);
    }

    /// <summary><c>\u00e9</c>; a leading surrogate must be followed by an escaped trailing one, a lone one is refused.</summary>
    private int ReadFixedWidthEscape(int position, StringBuilder value)
    {
        var code = FourHexDigits(position + 2);
        if (code >= 0 && IsScalarValue(code))
        {
            value.Append((char)code);
            return 6;
        }

        if (code is >= 0xD800 and <= 0xDBFF && At(position + 6) == '\\' && At(position + 7) == 'u')
        {
            var trailing = FourHexDigits(position + 8);
            if (trailing is >= 0xDC00 and <= 0xDFFF)
            {
                value.Append((char)code).Append((char)trailing);
                return 12;
            }
        }

        throw InvalidEscape("Unicode", position, 6);
    }

    /// <summary>Negative where one of the four is no digit.</summary>
    private int FourHexDigits(int position) =>
        (HexDigit(At(position)) << 12)
        | (HexDigit(At(position + 1)) << 8)
        | (HexDigit(At(position + 2)) << 4)
        | HexDigit(At(position + 3));

    private static int HexDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private static bool IsScalarValue(int codePoint) => codePoint is < 0xD800 or (> 0xDFFF and <= 0x10FFFF);

    private static void AppendCodePoint(StringBuilder value, int codePoint)
    {
        if (codePoint <= 0xFFFF)
        {
            value.Append((char)codePoint);
            return;
        }

        value.Append((char)(0xD7C0 + (codePoint >> 10))).Append((char)(0xDC00 + (codePoint & 0x3FF)));
    }

    private Token ReadBlockString()
    {
        var start = _position;
        var end = EndOfBlockString(start + 3);
        var token = Create(TokenKind.BlockString, start, end + 3, BlockString.Value(source, start + 3, end));
        CountLines(start + 3, end);
        _position = end + 3;
        return token;
    }

    /// <summary>The position of the closing quotes.</summary>
    private int EndOfBlockString(int position)
    {
        while (true)
        {
            position = EndOfCharacters(position, "\"\\");
            if (position >= source.Length)
            {
                throw Error(position, "Unterminated string.");
            }

            if (source[position] == '\\')
            {
                position += HasQuotes(position + 1) ? 4 : 1;
                continue;
            }

            if (HasQuotes(position))
            {
                return position;
            }

            position++;
        }
    }

    private bool HasQuotes(int position) =>
        At(position) == '"' && At(position + 1) == '"' && At(position + 2) == '"';

    private void CountLines(int position, int end)
    {
        for (; position < end; position++)
        {
            if (source[position] == '\n' || (source[position] == '\r' && source[position + 1] != '\n'))
            {
                _line++;
                _lineStart = position + 1;
            }
        }
    }

    private Exception InvalidEscape(string kind, int position, int length)
    {
        var shown = source.Substring(position, Math.Min(length, source.Length - position));
        return Error(position, $"Invalid {kind} escape sequence: \"{shown}\".");
    }

    private StringBuilder Builder() => (_builder ??= new StringBuilder()).Clear();
}
