namespace Graph.GraphQL.SourceGenerator.Emission;

/// <summary>An object type: one statement a field.</summary>
internal static class ObjectEmitter
{
    /// <param name="parameters">The resolvers that the statements use, as <c>type name</c>.</param>
    public static string Write(string @namespace, string type, IEnumerable<string> parameters, IEnumerable<string> statements) =>
        SourceFile.Write(
            @namespace,
            [
                "static partial class GraphSchema",
                "{",
                $"    private static void Bind{type}({string.Join(", ", ["SchemaBinder b", .. parameters])})",
                "    {",
                .. statements.Select(s => "        " + s),
                "    }",
                "}",
            ]);
}
