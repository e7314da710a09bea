namespace Graph.LocalDev.Processes;

/// <summary>The repository's <c>local</c> folder: package.json, its lock, and node_modules.</summary>
internal static class LocalFolder
{
    /// <summary>Found upwards from the program, as build output lies within the repository.</summary>
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    internal static string Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "local");
            if (File.Exists(System.IO.Path.Combine(candidate, "package-lock.json")))
                return candidate;
        }
        throw new DirectoryNotFoundException(
            $"No folder above {from} has local/package-lock.json: run from a checkout of the repository.");
    }
}
