using Graph.GraphQL.Errors;

namespace Graph.GraphQL.Language;

/// <summary>
/// Where a node or token stands in its source: offsets in UTF-16 code units (end exclusive), and the line and column of
/// its start, both counted from 1.
/// </summary>
public readonly struct SourceSpan(int start, int end, int line, int column)
{
    public int Start { get; } = start;

    public int End { get; } = end;

    public int Line { get; } = line;

    public int Column { get; } = column;

    public Location Location => new(Line, Column);
}
