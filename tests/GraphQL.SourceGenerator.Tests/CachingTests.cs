using Graph.GraphQL.SourceGenerator.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Graph.GraphQL.SourceGenerator.Tests;

/// <summary>The editor runs the generator at each keystroke: what an edit does not touch must not be computed into anew.</summary>
public sealed class CachingTests
{
    private static readonly string[] AllSteps =
    [
        Steps.Files, Steps.Schema, Steps.MemberNames, Steps.Resolvers, Steps.AllResolvers, Steps.NamedTypes, Steps.AllNamedTypes,
        Steps.ResolverClasses, Steps.Shapes, Steps.GeneratedNames, Steps.DeclaredTypes, Steps.Assembly, Steps.Namespace, Steps.Bindings,
        Steps.GeneratedFiles,
    ];

    private static readonly TestProject Project = new(Shop.Schema, Shop.Source);

    [Fact]
    public void An_edit_of_an_unrelated_file_leaves_every_step_unchanged()
    {
        var (driver, compilation) = FirstRun();
        var edited = compilation.AddSyntaxTrees(TestProject.Parse("Unrelated.cs", "namespace Elsewhere { public sealed class Thing; }"));

        var result = driver.RunGenerators(edited).GetRunResult().Results.Single();

        Assert.All(AllSteps, step => Assert.All(Reasons(result, step), AssertReused));
        Assert.All(result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs), o => AssertReused(o.Reason));
    }

    [Fact]
    public void An_edit_inside_a_resolver_leaves_every_generated_file_unchanged()
    {
        var (driver, compilation) = FirstRun();
        var edited = compilation.ReplaceText("store.All.FirstOrDefault(o => o.Id == id)", "store.All.LastOrDefault(o => o.Id == id)");

        var result = driver.RunGenerators(edited).GetRunResult().Results.Single();

        Assert.All(Reasons(result, Steps.GeneratedFiles), AssertReused);
    }

    [Fact]
    public void A_property_that_only_loses_its_question_mark_changes_no_generated_file()
    {
        var (driver, compilation) = FirstRun();
        var edited = compilation.ReplaceText("bool? IsGift", "bool IsGift");

        var result = driver.RunGenerators(edited).GetRunResult().Results.Single();

        Assert.All(Reasons(result, Steps.GeneratedFiles), AssertReused);
        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(result, Steps.Shapes));
    }

    [Fact]
    public void A_new_field_of_the_schema_changes_its_type_and_the_document_alone()
    {
        var (driver, compilation) = FirstRun();
        var schema = Shop.Schema.Replace("  isGift: Boolean", "  isGift: Boolean\n  gift: Boolean @deprecated");
        driver = driver.ReplaceAdditionalText(Project.Schema[0], TestProject.SchemaFile("Shop.graphql", schema));
        var edited = compilation.ReplaceText("bool? IsGift", "bool? IsGift, bool? Gift = null");

        var result = driver.RunGenerators(edited).GetRunResult().Results.Single();

        var changed = result.TrackedSteps[Steps.GeneratedFiles]
            .SelectMany(s => s.Outputs)
            .Where(o => o.Reason == IncrementalStepRunReason.Modified)
            .Select(o => ((GeneratedFile)o.Value).HintName);
        Assert.Equal(["Types/OrderItem.g.cs", "GraphSchema.g.cs"], changed);
    }

    private static (GeneratorDriver Driver, CSharpCompilation Compilation) FirstRun() =>
        (Project.Driver(trackSteps: true).RunGenerators(Project.Compilation), Project.Compilation);

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason);

    private static void AssertReused(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{reason}: the step gave something new.");
}

file static class CompilationExtensions
{
    /// <summary>An edit of Shop.cs, which must contain the text.</summary>
    public static CSharpCompilation ReplaceText(this CSharpCompilation compilation, string text, string with)
    {
        var tree = compilation.SyntaxTrees.Single(t => t.FilePath == "Shop.cs");
        Assert.Contains(text, tree.ToString());
        return compilation.ReplaceSyntaxTree(tree, TestProject.Parse("Shop.cs", tree.ToString().Replace(text, with)));
    }
}
