using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem;

/// <summary>Section 3.13 (Directives): a directive as declared.</summary>
public sealed class DirectiveDefinition(
    string name,
    string? description,
    bool isRepeatable,
    IReadOnlyList<DirectiveLocation> locations,
    DirectiveDefinitionNode? definition)
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    public bool IsRepeatable { get; } = isRepeatable;

    public IReadOnlyList<DirectiveLocation> Locations { get; } = locations;

    public IReadOnlyList<InputValueDefinition> Arguments { get; internal set; } = [];

    public DirectiveDefinitionNode? Definition { get; } = definition;

    public InputValueDefinition? Argument(string name)
    {
        foreach (var argument in Arguments)
            if (argument.Name == name)
                return argument;
        return null;
    }

    public override string ToString() => "@" + Name;
}
