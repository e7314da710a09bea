using System.IO.Compression;

namespace Graph.Build;

/// <summary>
/// Banana Cake Pop for the package, compressed beforehand: one of its files would pass what Lambda answers at most, and compressing on
/// each start takes time.
/// </summary>
internal static class IdeFiles
{
    /// <summary>Where the gateway looks for it beside its program.</summary>
    private const string Folder = "ide";

    /// <exception cref="PackageException">Its npm package is not installed.</exception>
    public static IEnumerable<PackageFile> Read(string repository)
    {
        var modules = Path.Combine(repository, "local", "node_modules", "@chillicream", "bananacakepop-graphql-ide");
        if (!Directory.Exists(modules))
            throw new PackageException("Banana Cake Pop is not there: run npm ci in local/.");
        return Read(modules, Folder);
    }

    internal static IEnumerable<PackageFile> Read(string package, string folder) =>
        from path in Directory.EnumerateFiles(package, "*", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(package, path).Replace('\\', '/')
        where IsServed(name)
        select IsCompressed(name)
            ? new PackageFile($"{folder}/{name}", File.ReadAllBytes(path))
            : new PackageFile($"{folder}/{name}.gz", Compress(File.ReadAllBytes(path)));

    /// <summary>Not the service worker, maps of the source and what npm needs.</summary>
    private static bool IsServed(string name) =>
        name != "service-worker.js" && Path.GetExtension(name) is not (".map" or ".json" or ".md" or ".ts" or ".cts" or ".mts");

    private static bool IsCompressed(string name) => Path.GetExtension(name) is ".png" or ".ico" or ".woff2";

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(content);
        return compressed.ToArray();
    }
}
