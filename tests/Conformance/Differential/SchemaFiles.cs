using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;
using Graph.Testing;

namespace Graph.Conformance.Differential;

/// <summary>The schemas that documents are compared over: those of this folder, and the product's own.</summary>
internal static class SchemaFiles
{
    private const string Product = "product";

    public static IReadOnlyList<string> Names { get; } =
        [.. Repository.Files("tests/Conformance/Schemas", ".graphql").Select(file => Path.GetFileNameWithoutExtension(file)), Product];

    public static string Sdl(string name) => name == Product
        ? string.Join("\n", Repository.Files("schema", ".graphql").Select(file => File.ReadAllText(Repository.PathOf(file))))
        : File.ReadAllText(Repository.PathOf("tests", "Conformance", "Schemas", name + ".graphql"));

    public static Schema Build(string name) => SchemaBuilder.Build(Parser.Parse(Sdl(name), ParserOptions.SchemaDocument));
}
