using System.Text;

namespace Graph.GraphQL.Language;

/// <summary>Section 2.10.4: the value of a block string, and the way back.</summary>
internal static class BlockString
{
    private const string Quotes = "\"\"\"";
    private const string EscapedQuotes = "\\\"\"\"";
    private const int LongestSingleLine = 70;

    /// <summary>
    /// BlockStringValue(rawValue), for the characters between the quotes: the indentation that all lines but the first
    /// share goes, so do blank lines at both ends, and lines end in U+000A.
    /// </summary>
    public static string Value(string source, int start, int end)
    {
        var shape = Measure(source, start, end);
        if (shape.FirstLine < 0)
        {
            return "";
        }

        var value = new StringBuilder(end - start);
        var index = 0;
        for (var line = Line.At(source, start, end); index <= shape.LastLine; line = Line.At(source, line.Next, end), index++)
        {
            if (index < shape.FirstLine)
            {
                continue;
            }

            if (index > shape.FirstLine)
            {
                value.Append('\n');
            }

            AppendUnescaped(value, source, Math.Min(index == 0 ? line.Start : line.Start + shape.Indent, line.End), line.End);
        }

        return value.ToString();
    }

    /// <summary>Whether <see cref="Value"/> gives these characters back from what <see cref="Print"/> writes.</summary>
    public static bool CanPrint(string value)
    {
        bool blankLine = true, indented = false, allIndented = true, anyLine = false;
        foreach (var c in value)
        {
            switch (c)
            {
                case '\n' when blankLine && !anyLine:
                    return false;
                case '\n':
                    (anyLine, blankLine, indented) = (true, true, false);
                    break;
                case '\t' or ' ':
                    indented |= blankLine;
                    break;
                case <= '\u000F':
                    return false;
                default:
                    allIndented &= indented;
                    blankLine = false;
                    break;
            }
        }

        return value.Length == 0 || (!blankLine && !(allIndented && anyLine));
    }

    /// <summary>Writes a value between triple quotes, on lines of its own unless it is short and reads well on one.</summary>
    public static string Print(string value)
    {
        var escaped = value.Replace(Quotes, EscapedQuotes);
        var lines = escaped.Split(["\r\n", "\n", "\r"], StringSplitOptions.None);
        var singleLine = lines.Length == 1;
        var leadingLine = !singleLine && lines.Skip(1).All(line => line.Length == 0 || IsWhiteSpace(line[0]));
        var endsInEscapedQuotes = escaped.EndsWith(EscapedQuotes, StringComparison.Ordinal);
        var trailingLine = (EndsIn(value, '"') && !endsInEscapedQuotes) || EndsIn(value, '\\');
        var severalLines =
            !singleLine || value.Length > LongestSingleLine || trailingLine || leadingLine || endsInEscapedQuotes;
        var startsWhite = singleLine && value.Length > 0 && IsWhiteSpace(value[0]);

        var before = (severalLines && !startsWhite) || leadingLine ? "\n" : "";
        var after = severalLines || trailingLine ? "\n" : "";
        return Quotes + before + escaped + after + Quotes;
    }

    private static (int FirstLine, int LastLine, int Indent) Measure(string source, int start, int end)
    {
        int first = -1, last = -1, indent = int.MaxValue, index = 0, lineStart = start;
        for (var i = start; i < end; i++)
        {
            var c = source[i];
            if (c == '\n' || (c == '\r' && (i + 1 == end || source[i + 1] != '\n')))
            {
                index++;
                lineStart = i + 1;
            }
            else if (!IsWhiteSpace(c) && c != '\r')
            {
                first = first < 0 ? index : first;
                last = index;
                indent = index == 0 ? indent : Math.Min(indent, i - lineStart);
                i = EndOfLine(source, i, end) - 1;
            }
        }

        return (first, last, indent == int.MaxValue ? 0 : indent);
    }

    private static int EndOfLine(string source, int start, int end)
    {
        var length = source.AsSpan(start, end - start).IndexOfAny('\n', '\r');
        return length < 0 ? end : start + length;
    }

    private static void AppendUnescaped(StringBuilder value, string source, int start, int end)
    {
        for (var i = start; i + 3 < end; i++)
        {
            if (source[i] == '\\' && string.CompareOrdinal(source, i + 1, Quotes, 0, 3) == 0)
            {
                value.Append(source, start, i - start);
                start = i + 1;
                i += 3;
            }
        }

        value.Append(source, start, end - start);
    }

    private static bool IsWhiteSpace(char c) => c is ' ' or '\t';

    private static bool EndsIn(string value, char c) => value.Length > 0 && value[value.Length - 1] == c;

    /// <summary>A line's characters; <see cref="Next"/> is where the one after it starts, or -1 for the last.</summary>
    private readonly struct Line(int start, int end, int next)
    {
        public int Start => start;

        public int End => end;

        public int Next => next;

        public static Line At(string source, int start, int end)
        {
            if (start < 0)
            {
                return new Line(end, end, -1);
            }

            var stop = EndOfLine(source, start, end);
            if (stop == end)
            {
                return new Line(start, end, -1);
            }

            var windows = source[stop] == '\r' && stop + 1 < end && source[stop + 1] == '\n';
            return new Line(start, stop, stop + (windows ? 2 : 1));
        }
    }
}
