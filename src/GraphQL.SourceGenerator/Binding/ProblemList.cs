using Graph.GraphQL.SourceGenerator.Models;
using Microsoft.CodeAnalysis;

namespace Graph.GraphQL.SourceGenerator.Binding;

/// <summary>Collects what is wrong while fields are bound.</summary>
internal sealed class ProblemList
{
    private readonly List<ProblemModel> _problems = [];

    public bool IsEmpty => _problems.Count == 0;

    public void Report(DiagnosticDescriptor descriptor, Place? place, params string[] arguments)
    {
        var problem = new ProblemModel(descriptor, place, arguments.ToEquatable());
        if (!_problems.Contains(problem))
            _problems.Add(problem);
    }

    public EquatableArray<ProblemModel> ToEquatable() => _problems.ToEquatable();
}
