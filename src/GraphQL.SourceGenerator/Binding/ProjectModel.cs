using Graph.GraphQL.SourceGenerator.Models;
using Graph.GraphQL.SourceGenerator.Symbols;

namespace Graph.GraphQL.SourceGenerator.Binding;

/// <summary>What the project itself has to bind to.</summary>
/// <param name="Shapes">C# types with [Type], and those that resolvers and their properties lead to.</param>
/// <param name="Declared">Own types in the place of generated ones.</param>
/// <param name="Namespace">The root namespace, where generated types go.</param>
internal sealed record ProjectModel(
    EquatableArray<ResolverModel> Resolvers, EquatableArray<TypeShape> Shapes, EquatableArray<DeclaredType> Declared, string Namespace);
