namespace Graph.GraphQL.Binding;

/// <summary>
/// Marks the method that resolves the field with this schema coordinate, as in <c>User.wallet</c>. The method runs on the
/// request's one loop: it awaits all that it starts, and never blocks (<c>.Result</c>, <c>.Wait()</c>), for it would hold up
/// what it waits for.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FieldAttribute(string coordinate) : Attribute
{
    public string Coordinate { get; } = coordinate;
}

/// <summary>Names the GraphQL type that a C# type stands for.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class TypeAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
