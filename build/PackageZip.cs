using System.IO.Compression;

namespace Graph.Build;

/// <summary>Writes a package so that the same files give the same bytes, whenever and wherever.</summary>
internal static class PackageZip
{
    /// <summary>Of a Unix file, in the upper half of a zip's attributes: a regular one that all may read, and start.</summary>
    private const int Executable = 0x81ED << 16;

    /// <summary>A regular file that all may read.</summary>
    private const int Readable = 0x81A4 << 16;

    /// <summary>The earliest that a zip can say.</summary>
    private static readonly DateTimeOffset s_time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Stream stream, IEnumerable<PackageFile> files)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var entry = zip.CreateEntry(file.Name, CompressionLevel.SmallestSize);
            entry.LastWriteTime = s_time;
            entry.ExternalAttributes = file.IsExecutable ? Executable : Readable;
            using var content = entry.Open();
            content.Write(file.Content.Span);
        }
    }
}
