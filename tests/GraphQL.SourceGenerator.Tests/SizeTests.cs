using Graph.Testing;

namespace Graph.GraphQL.SourceGenerator.Tests;

/// <summary>Generated code stays small: at most two lines for one of the schema's, the copy of the schema not counted.</summary>
public sealed class SizeTests
{
    [Fact]
    public void The_shops_code_has_at_most_twice_the_lines_of_its_schema() =>
        Assert.InRange(GeneratedLines(Shop.Generated), 100, 2 * Lines(Shop.Schema));

    /// <summary>Without the libraries that stores use, so the compiler would complain, but the binding needs none of them.</summary>
    [Fact]
    public void The_code_of_the_resolvers_has_at_most_twice_the_lines_of_our_schema()
    {
        var schema = Repository.Files("schema", ".graphql").Select(Read).ToList();
        var project = new TestProject(schema, Repository.Files("src/Resolvers", ".cs").Select(Read)).Run();

        Assert.Empty(project.Diagnostics);
        Assert.InRange(GeneratedLines(project), 100, 2 * schema.Sum(f => Lines(f.Text)));
    }

    private static (string Path, string Text) Read(string path) => (path, File.ReadAllText(Repository.PathOf(path)));

    private static int GeneratedLines(GeneratedProject project) => project.Files.Values.Sum(text => Lines(WithoutDocument(text)));

    private static int Lines(string text) => text.TrimEnd('\n').Split('\n').Length;

    private static string WithoutDocument(string text)
    {
        var start = text.IndexOf("= \"\"\"", StringComparison.Ordinal);
        var end = text.LastIndexOf("\"\"\";", StringComparison.Ordinal);
        return start < 0 ? text : text[..start] + text[end..];
    }
}
