using System.Reflection;
using Graph.Testing;
using Microsoft.CodeAnalysis;

namespace Graph.GraphQL.SourceGenerator.Tests;

public sealed class DocumentationTests
{
    private static readonly IEnumerable<DiagnosticDescriptor> Descriptors =
        typeof(SourceGenerator.Diagnostics).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<DiagnosticDescriptor>();

    [Fact]
    public void Every_diagnostic_has_a_line_in_docs_diagnostics_md()
    {
        var documented = File.ReadLines(Path.Combine(Repository.Root, "docs", "diagnostics.md"))
            .Where(l => l.StartsWith("| GQL", StringComparison.Ordinal))
            .Select(l => l[2..9]);

        Assert.Equal(Descriptors.Select(d => d.Id).Order(), documented);
    }

    [Fact]
    public void Every_diagnostic_is_an_error_with_a_test_class_of_its_own() =>
        Assert.All(Descriptors, d =>
        {
            Assert.Equal(DiagnosticSeverity.Error, d.DefaultSeverity);
            Assert.NotNull(typeof(DocumentationTests).Assembly.GetType($"Graph.GraphQL.SourceGenerator.Tests.Diagnostics.{d.Id}Tests"));
        });
}
