using System.Text.RegularExpressions;
using System.Xml.Linq;
using Graph.Testing;

namespace Graph.Architecture.Tests;

/// <summary>How the source is kept: sizes, names, versions.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 400;

    /// <summary>Files that are longer, with the reason.</summary>
    private static readonly Dictionary<string, string> s_longFiles = [];

    [Fact]
    public void A_source_file_has_at_most_400_lines()
    {
        var tooLong = Repository.Files("src", ".cs").Concat(Repository.Files("tests", ".cs"))
            .Where(file => !s_longFiles.ContainsKey(file))
            .Select(file => (file, lines: File.ReadLines(Repository.PathOf(file)).Count()))
            .Where(file => file.lines > LongestFile);

        Assert.True(!tooLong.Any(), $"Split these, one concept a file: {string.Join(", ", tooLong)}.");
    }

    [Fact]
    public void No_file_is_named_after_a_drawer()
    {
        var drawers = Repository.Files("src", ".cs").Where(file => DrawerName().IsMatch(Path.GetFileNameWithoutExtension(file)));

        Assert.True(!drawers.Any(), $"Name these after what they hold: {string.Join(", ", drawers)}.");
    }

    [Fact]
    public void Every_package_version_is_pinned()
    {
        var loose = XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion")
            .Where(package => !PinnedVersion().IsMatch(package.Attribute("Version")!.Value))
            .Select(package => package.Attribute("Include")!.Value);

        Assert.True(!loose.Any(), $"Give these one exact version: {string.Join(", ", loose)}.");
    }

    [Fact]
    public void No_test_sleeps()
    {
        var sleepers = Repository.Files("tests", ".cs").Where(file => !file.StartsWith("tests/Architecture.Tests/", StringComparison.Ordinal))
            .Where(file => Sleep().IsMatch(File.ReadAllText(Repository.PathOf(file))));

        Assert.True(!sleepers.Any(), $"Wait for a condition with a deadline instead: {string.Join(", ", sleepers)}.");
    }

    [Fact]
    public void A_project_has_the_same_namespace_as_its_folder()
    {
        var strays = from file in Repository.Files("src", ".cs")
                     let match = FileNamespace().Match(File.ReadAllText(Repository.PathOf(file)))
                     where match.Success && !file.Contains("Polyfill", StringComparison.Ordinal)
                     let expected = "Graph." + file.Split('/')[1]
                     where !match.Groups[1].Value.StartsWith(expected, StringComparison.Ordinal)
                     select $"{file}: {match.Groups[1].Value}";

        Assert.True(!strays.Any(), $"A namespace starts with Graph and the project's folder: {string.Join(", ", strays)}.");
    }

    [GeneratedRegex("(Helper|Manager|Utils?|Base|Impl|Common)s?$")]
    private static partial Regex DrawerName();

    [GeneratedRegex(@"^\d+(\.\d+){1,3}$")]
    private static partial Regex PinnedVersion();

    [GeneratedRegex(@"Thread\.Sleep\(|Task\.Delay\((?!Timeout\.Infinite)")]
    private static partial Regex Sleep();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex FileNamespace();
}
