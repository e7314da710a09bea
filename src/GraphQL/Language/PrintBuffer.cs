using System.Text;

namespace Graph.GraphQL.Language;

/// <summary>
/// Text that grows by lines, each indented as deep as the block that it stands in. What is written can be measured
/// without its indentation, and taken back, since a list goes on one line only if it turns out to fit.
/// </summary>
internal sealed class PrintBuffer
{
    private const int IndentWidth = 2;

    private readonly StringBuilder _text = new();
    private int _depth;
    private int _lines;
    private int _indentation;

    public Mark Position => new(_text.Length, _lines, _indentation);

    public PrintBuffer Write(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>For text that may contain line feeds.</summary>
    public void WriteLines(string text)
    {
        var start = 0;
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', start))
        {
            _text.Append(text, start, end - start);
            NewLine();
            start = end + 1;
        }

        _text.Append(text, start, text.Length - start);
    }

    public void NewLine()
    {
        _text.Append('\n').Append(' ', _depth * IndentWidth);
        _lines++;
        _indentation += _depth * IndentWidth;
    }

    public void Indent() => _depth++;

    public void Outdent() => _depth--;

    /// <summary>Characters written since, line feeds included and indentation not.</summary>
    public int LengthSince(Mark mark) => _text.Length - mark.Length - (_indentation - mark.Indentation);

    public bool HasLinesSince(Mark mark) => _lines > mark.Lines;

    public void TakeBack(Mark mark) => (_text.Length, _lines, _indentation) = (mark.Length, mark.Lines, mark.Indentation);

    public override string ToString() => _text.ToString();

    /// <summary>How far the text had come.</summary>
    public readonly struct Mark(int length, int lines, int indentation)
    {
        public int Length => length;

        public int Lines => lines;

        public int Indentation => indentation;
    }
}
