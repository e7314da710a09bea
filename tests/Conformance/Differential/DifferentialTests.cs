using System.Text.Json.Nodes;
using Graph.Conformance.Peers;

namespace Graph.Conformance.Differential;

/// <summary>
/// The same documents through the engine and through the reference implementation: parsed, printed, validated, executed.
/// Texts of errors may differ; whether there are errors, where, on which path and by which rule may not.
/// </summary>
public sealed class DifferentialTests
{
    public static TheoryData<string> Schemas => [.. SchemaFiles.Names];

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task Handwritten_documents_agree_with_the_reference(string schema) =>
        await Compare(schema, HandwrittenDocuments.For(schema));

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task Generated_documents_agree_with_the_reference(string schema)
    {
        var generator = new DocumentGenerator(SchemaFiles.Build(schema), seed: 20250930);

        await Compare(schema, [.. Enumerable.Range(0, 100).Select(_ => generator.Next())]);
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task There_are_valid_and_invalid_documents_for_each_schema(string schema)
    {
        await using var reference = await DifferentialPeers.Reference();
        var generator = new DocumentGenerator(SchemaFiles.Build(schema), seed: 20250930);
        var sdl = SchemaFiles.Sdl(schema);

        var valid = 0;
        for (var i = 0; i < 100; i++)
            if ((bool)(await reference.Ask(new JsonObject { ["op"] = "validate", ["schema"] = sdl, ["query"] = generator.Next() }))["ok"]!)
                valid++;

        Assert.InRange(valid, 20, 80);
    }

    private static async Task Compare(string schema, IReadOnlyList<string> documents)
    {
        await using var reference = await DifferentialPeers.Reference();
        await using var engine = DifferentialPeers.Engine();
        var comparison = new Comparison(engine, reference, SchemaFiles.Sdl(schema));
        var values = new RootValueGenerator(SchemaFiles.Build(schema), seed: 7);
        foreach (var document in documents)
            await comparison.Run(document, values);
        Assert.True(comparison.Differences.Count == 0, string.Join("\n\n", comparison.Differences.Take(10)));
    }
}
