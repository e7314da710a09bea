using Graph.GraphQL.SourceGenerator.Binding;
using Graph.GraphQL.SourceGenerator.Models;
using Graph.GraphQL.SourceGenerator.Sdl;
using Graph.GraphQL.SourceGenerator.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Graph.GraphQL.SourceGenerator;

/// <summary>
/// Binds the schema's fields to resolvers and properties at compile time. Reads the project's .graphql additional files and
/// its methods and types with [Field] and [Type]. Every step's result is equal by value, so that an edit elsewhere ends at
/// the first step that gives the same as before.
/// </summary>
[Generator]
public sealed class SchemaBindingGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var schema = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(".graphql", StringComparison.OrdinalIgnoreCase))
            .Select(static (file, cancellation) => new SchemaFile(file.Path, file.GetText(cancellation)?.ToString() ?? ""))
            .WithTrackingName(Steps.Files)
            .Collect()
            .Select(static (files, _) => SchemaReader.Read(files))
            .WithTrackingName(Steps.Schema);

        var memberNames = schema
            .Select(static (s, _) => s.MemberNames.Select(CSharpNames.Pascal).Distinct().ToEquatable())
            .WithTrackingName(Steps.MemberNames);

        var resolvers = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                "Graph.GraphQL.Binding.FieldAttribute",
                static (node, _) => node is MethodDeclarationSyntax,
                ResolverReader.Read)
            .WithTrackingName(Steps.Resolvers)
            .Collect()
            .Select(static (all, _) => all.ToEquatable())
            .WithTrackingName(Steps.AllResolvers);

        var namedTypes = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                "Graph.GraphQL.Binding.TypeAttribute",
                static (node, _) => node is TypeDeclarationSyntax,
                static (type, _) => ResolverReader.MetadataNameOf((INamedTypeSymbol)type.TargetSymbol))
            .WithTrackingName(Steps.NamedTypes)
            .Collect()
            .Select(static (all, _) => all.ToEquatable())
            .WithTrackingName(Steps.AllNamedTypes);

        var classes = resolvers
            .Select(static (all, _) => all.Select(r => r.Class.MetadataName).Distinct().ToEquatable())
            .WithTrackingName(Steps.ResolverClasses);

        var shapes = context.CompilationProvider
            .Combine(classes)
            .Combine(namedTypes)
            .Combine(memberNames)
            .Select(static (input, cancellation) =>
            {
                var (((compilation, classes), namedTypes), memberNames) = input;
                return TypeShapeReader.Read(compilation, classes, namedTypes, memberNames, cancellation);
            })
            .WithTrackingName(Steps.Shapes);

        var assembly = context.CompilationProvider.Select(static (c, _) => c.AssemblyName).WithTrackingName(Steps.Assembly);
        var @namespace = context.AnalyzerConfigOptionsProvider
            .Combine(assembly)
            .Select(static (input, _) => Namespace(input.Left.GlobalOptions.TryGetValue("build_property.RootNamespace", out var n) ? n : null, input.Right))
            .WithTrackingName(Steps.Namespace);

        var generatedNames = schema
            .Select(static (s, _) => s.Types.Where(t => t.IsGenerated).Select(t => t.Name).ToEquatable())
            .WithTrackingName(Steps.GeneratedNames);
        var declared = context.CompilationProvider
            .Combine(generatedNames)
            .Combine(@namespace)
            .Select(static (input, _) => DeclaredType.Find(input.Left.Left, input.Left.Right, input.Right))
            .WithTrackingName(Steps.DeclaredTypes);

        var bindings = schema
            .Combine(resolvers)
            .Combine(shapes)
            .Combine(declared)
            .Combine(@namespace)
            .Select(static (input, _) =>
            {
                var ((((schema, resolvers), shapes), declared), @namespace) = input;
                return SchemaBindings.Create(schema, new ProjectModel(resolvers, shapes, declared, @namespace));
            })
            .WithTrackingName(Steps.Bindings);

        context.RegisterSourceOutput(
            bindings.SelectMany(static (b, _) => b.Files).WithTrackingName(Steps.GeneratedFiles),
            static (output, file) => output.AddSource(file.HintName, file.Text));
        context.RegisterSourceOutput(
            bindings.SelectMany(static (b, _) => b.Problems).WithTrackingName(Steps.Problems),
            static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
    }

    private static string Namespace(string? root, string? assembly) =>
        string.IsNullOrEmpty(root) ? assembly ?? "Generated" : root!;
}
