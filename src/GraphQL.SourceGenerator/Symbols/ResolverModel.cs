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
