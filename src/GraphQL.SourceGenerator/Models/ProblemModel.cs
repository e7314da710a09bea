using Microsoft.CodeAnalysis;

namespace Graph.GraphQL.SourceGenerator.Models;

/// <summary>A diagnostic to report, equal by value. <paramref name="Place"/> is null where no file is to blame.</summary>
internal sealed record ProblemModel(DiagnosticDescriptor Descriptor, Place? Place, EquatableArray<string> Arguments)
{
    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Descriptor, Place?.ToLocation() ?? Location.None, [.. Arguments]);
}
