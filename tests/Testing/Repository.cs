using System.Runtime.CompilerServices;

namespace Graph.Testing;

/// <summary>The checkout that the tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Files below a folder whose name ends so, build output and packages left out; paths relative to the root.</summary>
    public static IEnumerable<string> Files(string folder, string ending) =>
        from path in Directory.EnumerateFiles(PathOf(folder), "*" + ending, SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Root, path).Replace('\\', '/')
        where !relative.Split('/').Any(part => part is "bin" or "obj" or "node_modules")
        orderby relative
        select relative;

    private static string FindRoot([CallerFilePath] string file = "")
    {
        var folder = Path.GetDirectoryName(file);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Graph.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"No Graph.sln above {file}.");
    }
}
