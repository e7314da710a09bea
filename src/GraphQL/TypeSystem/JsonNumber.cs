namespace Graph.GraphQL.TypeSystem;

/// <summary>
/// A JSON number that is not a 64-bit integer, kept as it was written so that each scalar can read it exactly.
/// </summary>
public sealed class JsonNumber(string text)
{
    public string Text { get; } = text;

    public override string ToString() => Text;
}
