using Graph.GraphQL.Language;

namespace Graph.GraphQL.TypeSystem;

/// <summary>Section 3.9 (Enums).</summary>
public sealed class EnumType(string name, string? description) : NamedType(name, description)
{
    private readonly Dictionary<string, EnumValueDefinition> _byName = new(StringComparer.Ordinal);

    public IReadOnlyList<EnumValueDefinition> Values { get; private set; } = [];

    public EnumValueDefinition? Value(string name) => _byName.TryGetValue(name, out var value) ? value : null;

    internal void SetValues(IReadOnlyList<EnumValueDefinition> values)
    {
        Values = values;
        foreach (var value in values)
            if (!_byName.ContainsKey(value.Name))
                _byName.Add(value.Name, value);
    }
}

/// <summary>Section 3.9 (Enums): one value.</summary>
public sealed class EnumValueDefinition(string name, string? description, string? deprecationReason, EnumValueDefinitionNode? definition)
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    public string? DeprecationReason { get; } = deprecationReason;

    public EnumValueDefinitionNode? Definition { get; } = definition;
}
