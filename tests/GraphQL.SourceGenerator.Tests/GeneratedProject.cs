using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Graph.GraphQL.SourceGenerator.Tests;

/// <summary>What the generator made of a project.</summary>
internal sealed class GeneratedProject(GeneratorDriverRunResult result, Compilation compilation)
{
    /// <summary>What the generator reports, as <c>GQL0002 Shop.graphql(3,5): message</c>.</summary>
    public IReadOnlyList<string> Diagnostics { get; } = [.. result.Diagnostics.Select(Format)];

    /// <summary>What the compiler reports about the project with the generated files; warnings too.</summary>
    public IReadOnlyList<string> CompilerDiagnostics { get; } =
        [.. compilation.GetDiagnostics().Where(d => d.Severity != DiagnosticSeverity.Hidden).Select(d => d.ToString())];

    public IReadOnlyDictionary<string, string> Files { get; } =
        result.GeneratedTrees.ToDictionary(t => Path.GetFileName(t.FilePath), t => t.ToString());

    /// <summary>A generated file, by its name without <c>.g.cs</c>.</summary>
    public string File(string name) => Files[name + ".g.cs"];

    /// <summary>The statements of a generated file that bind something, without indentation.</summary>
    public IReadOnlyList<string> Statements(string file) =>
        [.. File(file).Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("b.", StringComparison.Ordinal))];

    /// <summary>Compiles the project and loads it beside an engine of its own.</summary>
    public LoadedProject Load()
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        image.Position = 0;
        var context = new AssemblyLoadContext("Shop");
        context.LoadFromAssemblyPath(TestProject.EnginePath);
        return new LoadedProject(context.LoadFromStream(image));
    }

    private static string Format(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        var place = span.Path is { Length: > 0 } path
            ? $"{path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1})"
            : "-";
        return $"{diagnostic.Id} {place}: {diagnostic.GetMessage()}";
    }
}
