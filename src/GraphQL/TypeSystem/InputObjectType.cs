namespace Graph.GraphQL.TypeSystem;

/// <summary>Section 3.10 (Input Objects).</summary>
public sealed class InputObjectType(string name, string? description, bool isOneOf) : NamedType(name, description)
{
    private readonly Dictionary<string, InputValueDefinition> _byName = new(StringComparer.Ordinal);

    public IReadOnlyList<InputValueDefinition> Fields { get; private set; } = [];

    /// <summary>Section 3.10.1 (OneOf Input Objects): exactly one field must be given, and not null.</summary>
    public bool IsOneOf { get; } = isOneOf;

    public InputValueDefinition? Field(string name) => _byName.TryGetValue(name, out var field) ? field : null;

    internal void SetFields(IReadOnlyList<InputValueDefinition> fields)
    {
        Fields = fields;
        foreach (var field in fields)
            if (!_byName.ContainsKey(field.Name))
                _byName.Add(field.Name, field);
    }
}
