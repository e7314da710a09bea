using System.Text.Json;
using Graph.Gateway.Rest;
using Graph.Testing;

namespace Graph.Gateway.Tests.Rest;

/// <summary>What every shim has to say of itself.</summary>
public sealed class ShimDocumentTests
{
    public static TheoryData<string> Shims => [.. RestRoutes.All.Select(Name)];

    [Theory]
    [MemberData(nameof(Shims))]
    public void Its_document_has_the_operation_of_its_name_and_all_its_fragments(string name)
    {
        var shim = RestRoutes.All.Single(shim => Name(shim) == name);
        if (shim.Operation is null)
            return;

        var document = ShimDocuments.Read(shim);

        Assert.Matches($@"^(query|mutation) {shim.Operation}\b", document);
        Assert.All(shim.Fragments, fragment => Assert.Contains($"...{fragment}\n", document, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Shims))]
    public void Its_examples_are_JSON(string name)
    {
        var shim = RestRoutes.All.Single(shim => Name(shim) == name);

        using var answer = JsonDocument.Parse(shim.Example);
        using var body = JsonDocument.Parse(shim.Body?.Example ?? "null");
    }

    [Fact]
    public async Task The_guide_for_migrating_has_every_route_with_its_operation() =>
        Snapshot.Matches(await MigrationGuide.Write(RestRoutes.All), "docs", "migrating-from-rest.md");

    private static string Name(Shim shim) => shim.Route;
}
