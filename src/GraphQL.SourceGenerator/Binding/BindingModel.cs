using Graph.GraphQL.SourceGenerator.Emission;
using Graph.GraphQL.SourceGenerator.Models;

namespace Graph.GraphQL.SourceGenerator.Binding;

/// <summary>What the generator adds to the compilation, and what it complains about.</summary>
internal sealed record BindingModel(EquatableArray<GeneratedFile> Files, EquatableArray<ProblemModel> Problems);
