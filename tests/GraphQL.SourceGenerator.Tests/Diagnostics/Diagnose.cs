namespace Graph.GraphQL.SourceGenerator.Tests.Diagnostics;

internal static class Diagnose
{
    /// <summary>
    /// Runs the generator over Shop.graphql and Shop.cs and compares what it reports, each as
    /// <c>GQL0002 Shop.graphql(2,3): message</c> with line and column from 1.
    /// </summary>
    public static void Expect(string schema, string source, params string[] expected)
    {
        var project = new TestProject(schema, source).Run();
        Assert.Equal(expected, project.Diagnostics);
        if (expected.Length == 0)
            Assert.Empty(project.CompilerDiagnostics);
    }
}
