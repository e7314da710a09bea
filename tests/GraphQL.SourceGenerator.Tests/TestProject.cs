using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Graph.GraphQL.SourceGenerator.Tests;

/// <summary>A project of schema and source files, in memory, that references the engine and runs the generator.</summary>
internal sealed class TestProject
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Graph.GraphQL.Binding;
        global using Graph.GraphQL.DataLoader;
        
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is var n && (n.StartsWith("System.") || n is "netstandard.dll" or "mscorlib.dll"))
            .Select(p => MetadataReference.CreateFromFile(p)),
        MetadataReference.CreateFromFile(EnginePath),
    ];

    private readonly ImmutableArray<AdditionalText> _schema;

    /// <param name="schema">The text of Shop.graphql.</param>
    /// <param name="source">The text of Shop.cs, without usings; the root namespace is Shop.</param>
    public TestProject(string schema, string source)
        : this([("Shop.graphql", schema)], source)
    {
    }

    public TestProject(IEnumerable<(string Path, string Text)> schema, string source)
        : this(schema, [("Shop.cs", source)])
    {
    }

    public TestProject(IEnumerable<(string Path, string Text)> schema, IEnumerable<(string Path, string Text)> sources)
    {
        _schema = [.. schema.Select(f => new SchemaText(f.Path, f.Text))];
        Compilation = CSharpCompilation.Create(
            "Shop",
            [Parse("Usings.cs", Usings), .. sources.Select(s => Parse(s.Path, s.Text))],
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));
    }

    public static string EnginePath => Path.Combine(AppContext.BaseDirectory, "engine", "Graph.GraphQL.dll");

    public CSharpCompilation Compilation { get; }

    public ImmutableArray<AdditionalText> Schema => _schema;

    public static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    public static AdditionalText SchemaFile(string path, string text) => new SchemaText(path, text);

    public GeneratorDriver Driver(bool trackSteps = false) =>
        CSharpGeneratorDriver.Create(
            [new SchemaBindingGenerator().AsSourceGenerator()],
            _schema,
            ParseOptions,
            new RootNamespace("Shop"),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackSteps));

    public GeneratedProject Run()
    {
        var driver = Driver().RunGeneratorsAndUpdateCompilation(Compilation, out var compilation, out _);
        return new GeneratedProject(driver.GetRunResult(), compilation);
    }

    private sealed class SchemaText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class RootNamespace(string name) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(name);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Options(string name) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                value = name;
                return key == "build_property.RootNamespace";
            }
        }
    }
}
