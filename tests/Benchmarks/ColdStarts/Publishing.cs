using System.Diagnostics;

namespace Graph.Benchmarks.ColdStarts;

/// <summary>Publishes programs of the repository below <c>artifacts/benchmarks</c>, as the package of the functions is (src/Package.props).</summary>
internal static class Publishing
{
    public static string Repository { get; } = FindRepository();

    /// <param name="kind">Of <c>GraphPackage</c>; empty for what the runtime compiles.</param>
    /// <returns>The program.</returns>
    public static async Task<string> Publish(string project, string kind)
    {
        var folder = Path.Combine(Repository, "artifacts", "benchmarks", $"{(kind.Length == 0 ? "jit" : kind)}-{Path.GetFileName(project)}");
        var published = Path.Combine(folder, "published");
        Console.WriteLine($"Publishing {project} {kind}");
        string[] arguments =
        [
            "publish", Path.Combine(Repository, project), "--configuration", "Release", "--runtime", "linux-x64", "--nologo", "--verbosity", "quiet",
            "--artifacts-path", folder, "--output", published, kind.Length == 0 ? "--no-self-contained" : $"-p:GraphPackage={kind}",
        ];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Repository })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? Path.Combine(published, $"Graph.{Path.GetFileName(project)}")
            : throw new InvalidOperationException($"{project} cannot be published; see above.");
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Graph.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("Run it in a checkout of the repository.");
    }
}
