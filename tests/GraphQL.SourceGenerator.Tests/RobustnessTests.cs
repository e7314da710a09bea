namespace Graph.GraphQL.SourceGenerator.Tests;

/// <summary>While someone types, most states of a file are wrong: each gives diagnostics, none an exception of the generator.</summary>
public sealed class RobustnessTests
{
    [Fact]
    public void A_schema_without_any_one_of_its_lines_is_told_or_bound()
    {
        var lines = Shop.Schema.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            Check([.. lines[..i], .. lines[(i + 1)..]], $"without line {i + 1}: {lines[i]}");
    }

    [Fact]
    public void A_schema_that_ends_at_any_line_is_told_or_bound()
    {
        var lines = Shop.Schema.Split('\n');
        for (var i = 0; i < lines.Length; i += 3)
            Check(lines[..i], $"up to line {i}");
    }

    [Fact]
    public void A_schema_that_names_another_type_in_any_line_is_told_or_bound()
    {
        var lines = Shop.Schema.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            Check([.. lines[..i], lines[i].Replace("Order", "PageInfo"), .. lines[(i + 1)..]], $"with PageInfo in line {i + 1}: {lines[i]}");
    }

    [Fact]
    public void Source_without_any_one_of_its_lines_is_told_or_bound()
    {
        var project = Projects.Value;
        var tree = project.Compilation.SyntaxTrees.Single(t => t.FilePath == "Shop.cs");
        var lines = Shop.Source.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var edited = TestProject.Parse("Shop.cs", string.Join("\n", [.. lines[..i], .. lines[(i + 1)..]]));

            var result = project.Driver().RunGenerators(project.Compilation.ReplaceSyntaxTree(tree, edited)).GetRunResult().Results.Single();

            Assert.True(result.Exception is null, $"without line {i + 1}: {lines[i]}\n{result.Exception}");
        }
    }

    [Theory]
    [InlineData("[Field] public static string A() => \"\";")]
    [InlineData("[Field(null)] public static string A() => \"\";")]
    [InlineData("[Field([\"Query.version\"])] public static string A() => \"\";")]
    [InlineData("[Field(\"Query.version\")] public static string A<T>(T a, ref int b, params string[] c) => \"\";")]
    [InlineData("[Field(\"Query.version\")] public static unsafe int* A(delegate*<void> a, dynamic b, (int, string) c) => null;")]
    [InlineData("[Field(\"Query.node\")] public static T A<T>(int id) where T : DataLoader<string, T> => default!;")]
    [InlineData("[Field(\"Query.orders\")] public static Unknown<Order?>?[]? A(Unknown? filter) => null;")]
    public void A_method_that_makes_no_sense_is_told(string method)
    {
        var project = new TestProject(Shop.Schema, Shop.Source + "namespace Shop.Orders { public static class Odd { " + method + " } }");

        var result = project.Driver().RunGenerators(project.Compilation).GetRunResult().Results.Single();

        Assert.Null(result.Exception);
        Assert.NotEmpty(result.Diagnostics);
    }

    private static void Check(string[] lines, string state)
    {
        var project = Projects.Value;
        var driver = project.Driver().ReplaceAdditionalText(project.Schema[0], TestProject.SchemaFile("Shop.graphql", string.Join("\n", lines)));

        var result = driver.RunGenerators(project.Compilation).GetRunResult().Results.Single();

        Assert.True(result.Exception is null, $"{state}\n{result.Exception}");
        Assert.All(result.Diagnostics, d => Assert.StartsWith("GQL", d.Id));
    }

    private static readonly Lazy<TestProject> Projects = new(() => new TestProject(Shop.Schema, Shop.Source));
}
