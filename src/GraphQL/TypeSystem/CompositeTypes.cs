namespace Graph.GraphQL.TypeSystem;

/// <summary>A type with fields of its own: object or interface.</summary>
public abstract class FieldsType(string name, string? description) : NamedType(name, description)
{
    private readonly Dictionary<string, FieldDefinition> _byName = new(StringComparer.Ordinal);

    public IReadOnlyList<FieldDefinition> Fields { get; private set; } = [];

    /// <summary>The interfaces that this type declares to implement, in source order.</summary>
    public IReadOnlyList<InterfaceType> Interfaces { get; internal set; } = [];

    public FieldDefinition? Field(string name) => _byName.TryGetValue(name, out var field) ? field : null;

    /// <summary>Whether this type declares to implement the interface.</summary>
    public bool Implements(InterfaceType @interface)
    {
        for (var i = 0; i < Interfaces.Count; i++)
            if (ReferenceEquals(Interfaces[i], @interface))
                return true;
        return false;
    }

    /// <summary>On a duplicate name the first stays findable by name; schema validation reports the other.</summary>
    internal void SetFields(IReadOnlyList<FieldDefinition> fields)
    {
        Fields = fields;
        foreach (var field in fields)
        {
            field.DeclaringType = this;
            if (!_byName.ContainsKey(field.Name))
                _byName.Add(field.Name, field);
        }
    }
}

/// <summary>Section 3.6 (Objects).</summary>
public sealed class ObjectType(string name, string? description) : FieldsType(name, description);

/// <summary>Section 3.7 (Interfaces).</summary>
public sealed class InterfaceType(string name, string? description) : FieldsType(name, description);

/// <summary>Section 3.8 (Unions).</summary>
public sealed class UnionType(string name, string? description) : NamedType(name, description)
{
    public IReadOnlyList<ObjectType> Types { get; internal set; } = [];

    public bool Includes(ObjectType type)
    {
        for (var i = 0; i < Types.Count; i++)
            if (ReferenceEquals(Types[i], type))
                return true;
        return false;
    }
}
