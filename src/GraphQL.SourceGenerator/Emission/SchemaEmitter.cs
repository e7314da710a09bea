using System.Text;

namespace Graph.GraphQL.SourceGenerator.Emission;

/// <summary>GraphSchema: the document, and Create, which says how resolvers are made and binds every type.</summary>
internal static class SchemaEmitter
{
    public static string Write(string @namespace, string sdl, IEnumerable<string> statements) =>
        SourceFile.Write(
            @namespace,
            [
                "/// <summary>The schema of this project, bound to its resolvers.</summary>",
                "public static partial class GraphSchema",
                "{",
                "    /// <summary>The schema documents as one, files in ordinal order of their paths.</summary>",
                $"    public const string Sdl = {RawString(sdl)};",
                "    /// <summary>Parses the document and binds it; <paramref name=\"services\"/> gives what resolvers and loaders are constructed with, when a field first needs it.</summary>",
                "    public static ExecutableSchema Create(global::System.IServiceProvider services)",
                "    {",
                "        var b = new SchemaBinder(Sdl);",
                .. statements.Select(s => "        " + s),
                "        return b.Build();",
                "    }",
                "}",
            ]);

    private static string RawString(string sdl)
    {
        var quotes = new StringBuilder("\"\"\"");
        while (sdl.Contains(quotes.ToString()))
            quotes.Append('"');
        return $"{quotes}\n{sdl}\n{quotes}";
    }
}
