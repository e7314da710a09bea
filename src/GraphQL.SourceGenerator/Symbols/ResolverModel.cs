using Graph.GraphQL.SourceGenerator.Models;

namespace Graph.GraphQL.SourceGenerator.Symbols;

/// <summary>A method with [Field].</summary>
/// <param name="Coordinate">As written in the attribute: <c>User.wallet</c>.</param>
/// <param name="Defect">Why generated code cannot call it; null when it can.</param>
/// <param name="CoordinatePlace">The attribute.</param>
internal sealed record ResolverModel(
    string Coordinate,
    ClassModel Class,
    string Method,
    bool IsStatic,
    EquatableArray<ParameterModel> Parameters,
    TypeRef Returns,
    string? Defect,
    Place? Place,
    Place? ReturnPlace,
    Place? CoordinatePlace)
{
    public string Display => $"{Class.SimpleName}.{Method}";
}

/// <param name="Loader">The loader's class, where the parameter is one.</param>
internal sealed record ParameterModel(string Name, TypeRef Type, ClassModel? Loader, Place? Place);

/// <summary>A class that generated code constructs: of resolvers, or a loader.</summary>
/// <param name="Name">As generated code writes it.</param>
/// <param name="MetadataName">As the compilation finds it.</param>
/// <param name="Services">What its constructor takes.</param>
/// <param name="Defect">Why generated code cannot construct it; null when it can.</param>
internal sealed record ClassModel(
    string Name,
    string SimpleName,
    string MetadataName,
    EquatableArray<TypeRef> Services,
    string? Defect,
    Place? Place);

/// <summary>A C# type with [Type], or one that a field returns.</summary>
/// <param name="Depth">How many classes it derives from: in a type switch the deeper comes first.</param>
/// <param name="GraphQLName">What [Type] says; null without one.</param>
/// <param name="Scalar">What values have, when the type is a <c>Scalar&lt;T&gt;</c>.</param>
/// <param name="HasInstance">A public static <c>Instance</c> exists, as scalars need.</param>
internal sealed record TypeShape(
    TypeRef Type,
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
