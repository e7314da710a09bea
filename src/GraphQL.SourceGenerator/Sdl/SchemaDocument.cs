using System.Text;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.SourceGenerator.Models;
using Microsoft.CodeAnalysis.Text;

namespace Graph.GraphQL.SourceGenerator.Sdl;

/// <summary>All .graphql files as one document, which remembers the file of each line.</summary>
internal sealed class SchemaDocument
{
    private readonly List<(int FirstLine, SchemaFile File, List<string> Lines)> _files = [];

    public SchemaDocument(IEnumerable<SchemaFile> files)
    {
        var text = new StringBuilder();
        var line = 1;
        foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            var lines = LinesOf(file.Text);
            _files.Add((line, file, lines));
            line += lines.Count;
            foreach (var content in lines)
                text.Append(content.TrimEnd('\r', '\n')).Append('\n');
        }

        Sdl = text.ToString();
    }

    /// <summary>The document, with line feeds for line ends.</summary>
    public string Sdl { get; }

    public Place? PlaceOf(SyntaxNode? node) =>
        node is null ? null : PlaceOf(node.Span.Location, node.Span.End - node.Span.Start);

    /// <param name="length">In UTF-16 code units; never past the end of the line.</param>
    public Place? PlaceOf(Location location, int length = 1)
    {
        var index = _files.FindLastIndex(f => f.FirstLine <= location.Line);
        if (index < 0)
            return null;
        var (firstLine, file, lines) = _files[index];
        var line = Math.Min(location.Line - firstLine, lines.Count - 1);
        var width = lines[line].TrimEnd('\r', '\n').Length;
        var start = Math.Min(location.Column - 1, width);
        var end = Math.Min(start + length, width);
        return new Place(
            file.Path,
            new TextSpan(lines.Take(line).Sum(l => l.Length) + start, end - start),
            new LinePositionSpan(new LinePosition(line, start), new LinePosition(line, end)));
    }

    /// <summary>Section 2.1.2 (Line Terminators): the lines with their ends.</summary>
    private static List<string> LinesOf(string text)
    {
        var lines = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\n' && (text[i] != '\r' || (i + 1 < text.Length && text[i + 1] == '\n')))
                continue;
            lines.Add(text.Substring(start, i + 1 - start));
            start = i + 1;
        }

        lines.Add(text.Substring(start));
        return lines;
    }
}
