using Graph.GraphQL.SourceGenerator.Models;

namespace Graph.GraphQL.SourceGenerator.Symbols;

/// <summary>A C# type with [Type], or one that a field returns.</summary>
/// <param name="Depth">How many classes or interfaces it derives from: in a type switch the deeper comes first.</param>
/// <param name="GraphQLName">What [Type] says; null without one.</param>
/// <param name="Scalar">What values have, when the type is a <c>Scalar&lt;T&gt;</c>.</param>
/// <param name="HasInstance">A public static <c>Instance</c> exists, as scalars need.</param>
internal sealed record TypeShape(
    TypeRef Type,
    bool IsInterface,
    int Depth,
    string? GraphQLName,
    TypeRef? Scalar,
    bool HasInstance,
    EquatableArray<PropertyShape> Properties,
    Place? Place)
{
    public PropertyShape? Property(string name) => Properties.FirstOrDefault(p => p.Name == name);
}

internal sealed record PropertyShape(string Name, TypeRef Type, Place? Place);
