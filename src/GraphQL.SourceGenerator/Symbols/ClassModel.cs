using Graph.GraphQL.SourceGenerator.Models;

namespace Graph.GraphQL.SourceGenerator.Symbols;

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
