namespace Graph.GraphQL.Errors;

/// <summary>
/// A place in a document: line and column, both counted from 1, the column in UTF-16 code units.
/// Specification: section 7.1.4 (Errors), "locations".
/// </summary>
public readonly struct Location(int line, int column) : IEquatable<Location>
{
    public int Line { get; } = line;

    public int Column { get; } = column;

    public bool Equals(Location other) => Line == other.Line && Column == other.Column;

    public override bool Equals(object? obj) => obj is Location other && Equals(other);

    public override int GetHashCode() => (Line * 397) ^ Column;

    public override string ToString() => $"{Line}:{Column}";
}
