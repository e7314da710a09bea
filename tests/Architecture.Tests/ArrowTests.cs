using System.Text.RegularExpressions;
using System.Xml.Linq;
using Graph.Testing;

namespace Graph.Architecture.Tests;

/// <summary>Who may use whom: projects by their project files, folders of the engine by their usings.</summary>
public sealed partial class ArrowTests
{
    private static readonly Dictionary<string, string[]> s_mayReference = new()
    {
        ["GraphQL"] = [],
        ["GraphQL.SourceGenerator"] = [],
        ["DynamoDb"] = [],
        ["Ethereum"] = [],
        ["Lambda"] = [],
        ["GraphQL.AspNetCore"] = ["GraphQL"],
        ["Resolvers"] = ["GraphQL", "DynamoDb", "Ethereum", "GraphQL.SourceGenerator"],
        ["Gateway"] = ["GraphQL.AspNetCore", "Resolvers", "Lambda"],
        ["Functions"] = ["Gateway", "Resolvers", "Lambda"],
        ["Operations"] = ["Resolvers"],
        ["LocalDev"] = ["Gateway", "Functions"],
    };

    /// <summary>Folder order is dependency order.</summary>
    private static readonly string[] s_engineFolders =
    [
        "Errors", "Language", "TypeSystem", "Validation", "Response", "Tracing", "DataLoader", "Binding", "Introspection", "Execution",
        "Subscriptions",
    ];

    public static TheoryData<string> Projects => [.. Repository.Files("src", ".csproj")];

    public static TheoryData<string> EngineFolders => [.. s_engineFolders];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_architecture_allows(string path)
    {
        var project = Path.GetFileNameWithoutExtension(path);
        Assert.True(s_mayReference.ContainsKey(project), $"{project} is new: give it its arrows here and in docs/ARCHITECTURE.md.");

        var references = XDocument.Load(Repository.PathOf(path)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

        foreach (var reference in references)
            Assert.True(
                s_mayReference[project].Contains(reference),
                $"{project} must not reference {reference}: move what it needs, or change docs/ARCHITECTURE.md and this list by a decision.");
    }

    [Theory]
    [MemberData(nameof(EngineFolders))]
    public void A_folder_of_the_engine_uses_only_folders_above_it(string folder)
    {
        var above = s_engineFolders[..(Array.IndexOf(s_engineFolders, folder) + 1)];

        foreach (var file in Repository.Files($"src/GraphQL/{folder}", ".cs"))
            foreach (Match use in EngineName().Matches(File.ReadAllText(Repository.PathOf(file))))
                Assert.True(
                    above.Contains(use.Groups[1].Value),
                    $"{file} uses {use.Value}, which stands below {folder} in the order of the engine's folders.");
    }

    [Fact]
    public void Every_folder_of_the_engine_has_its_place_in_the_order() =>
        Assert.Equal(
            s_engineFolders.Order(),
            Repository.Files("src/GraphQL", ".cs").Select(file => file.Split('/')[2]).Distinct().Order());

    [GeneratedRegex(@"Graph\.GraphQL\.(\w+)(?=[.;])")]
    private static partial Regex EngineName();
}
