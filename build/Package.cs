using System.Text;

namespace Graph.Build;

/// <summary>The package and, beside it, the symbols by which a debugger and stack traces name lines.</summary>
internal static class Package
{
    /// <summary>In the package: of which commit it is. Lambda publishes a version only where a package differs from the last.</summary>
    private const string StampFile = "commit.txt";

    /// <returns>Its files, in their order.</returns>
    /// <exception cref="PackageException">There is none, and why.</exception>
    public static async Task<IReadOnlyList<PackageFile>> Make(PackageOptions options, bool isVerbose, CancellationToken cancellationToken)
    {
        // First, because compiling takes minutes.
        var trusted = options.TrustedDocuments is { } path ? TrustedDocumentsFile.Read(path) : null;
        var stamp = await Checkout.Stamp(options.Repository, cancellationToken);
        await Publish.Run(options, isVerbose, cancellationToken);
        return Pack(options, stamp, trusted);
    }

    /// <summary>What is published, with what else was asked for.</summary>
    internal static IReadOnlyList<PackageFile> Pack(PackageOptions options, string stamp, PackageFile? trusted)
    {
        List<PackageFile> files =
        [
            .. PublishedFiles.OfProgram(options.Published, options.Kind),
            new PackageFile(StampFile, Encoding.ASCII.GetBytes($"{stamp}\n")),
        ];
        if (options.WithIde)
            files.AddRange(IdeFiles.Read(options.Repository));
        if (trusted is not null)
            files.Add(trusted);
        Write(options.Package, files);
        Write(options.Symbols(stamp), [.. PublishedFiles.OfSymbols(options.Published)]);
        return files;
    }

    private static void Write(string path, IReadOnlyCollection<PackageFile> files)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = File.Create(path);
        PackageZip.Write(stream, files);
    }
}
