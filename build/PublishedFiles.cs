namespace Graph.Build;

/// <summary>What of the published files is for Lambda, and what for those who look for an error.</summary>
internal static class PublishedFiles
{
    /// <summary>What Lambda starts under <c>provided.al2023</c>.</summary>
    public const string Bootstrap = "bootstrap";

    private const string Program = "Graph.Functions";

    /// <summary>
    /// Of the runtime, for debuggers, for other garbage collectors and for tracing, which nobody does on Lambda; and what starts the gateway
    /// by itself.
    /// </summary>
    private static readonly string[] s_unused =
    [
        "Graph.Gateway", "Graph.Gateway.runtimeconfig.json", "createdump", "libclrgc.so", "libclrgcexp.so", "libcoreclrtraceptprovider.so", "libmscordaccore.so", "libmscordbi.so",
    ];

    public static IEnumerable<PackageFile> OfProgram(string folder, PackageKind kind)
    {
        foreach (var (name, path) in Files(folder))
        {
            if (IsSymbols(name) || Path.GetExtension(name) == ".xml" || s_unused.Contains(name))
                continue;
            // Lambda's own runtime starts the library; who wants the program can do without it there.
            if (name != Program)
                yield return new PackageFile(name, File.ReadAllBytes(path));
            else if (kind != PackageKind.Managed)
                yield return new PackageFile(Bootstrap, File.ReadAllBytes(path), IsExecutable: true);
        }
    }

    public static IEnumerable<PackageFile> OfSymbols(string folder) =>
        from file in Files(folder)
        where IsSymbols(file.Name)
        select new PackageFile(file.Name, File.ReadAllBytes(file.Path));

    private static bool IsSymbols(string name) => Path.GetExtension(name) is ".pdb" or ".dbg";

    private static IEnumerable<(string Name, string Path)> Files(string folder) =>
        from path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        select (Path.GetRelativePath(folder, path).Replace('\\', '/'), path);
}
