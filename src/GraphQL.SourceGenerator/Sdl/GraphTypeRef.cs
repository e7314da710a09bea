namespace Graph.GraphQL.SourceGenerator.Sdl;

/// <summary>Section 2.12 (Type References): a named type or a list of <see cref="Item"/>, with or without non-null.</summary>
internal sealed record GraphTypeRef(string Name, bool IsNonNull, GraphTypeRef? Item)
{
    public override string ToString() => (Item is null ? Name : $"[{Item}]") + (IsNonNull ? "!" : "");
}
