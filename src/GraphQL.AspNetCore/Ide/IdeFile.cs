using System.IO.Compression;

namespace Graph.GraphQL.AspNetCore.Ide;

/// <summary>
/// A static file of the IDE, read and compressed when first asked for and kept in memory; or compressed beforehand, where
/// its name ends in <c>.gz</c>.
/// </summary>
internal sealed class IdeFile(string path, string contentType, bool isHashed)
{
    private const string GzipExtension = ".gz";

    private readonly Lazy<byte[]> _content = new(() => IsGzip(path) ? Decompress(path) : File.ReadAllBytes(path));
    private readonly Lazy<byte[]> _gzip = new(() => IsGzip(path) ? File.ReadAllBytes(path) : Compress(File.ReadAllBytes(path)));

    public string ContentType { get; } = contentType;

    /// <summary>A name with a content hash never changes; the others are asked for again by their ETag.</summary>
    public string CacheControl { get; } = isHashed ? "public, max-age=31536000, immutable" : "no-cache";

    public string ETag { get; } = IsGzip(path) ? ETagOfGzip(path) : ETagOf(new FileInfo(path));

    public bool IsCompressible { get; } = !contentType.StartsWith("image/png", StringComparison.Ordinal)
        && !contentType.StartsWith("image/x-icon", StringComparison.Ordinal)
        && !contentType.StartsWith("font/woff2", StringComparison.Ordinal);

    public byte[] Content => _content.Value;

    public byte[] Gzip => _gzip.Value;

    /// <summary>What it is asked for by.</summary>
    public static string NameOf(string file) => IsGzip(file) ? file[..^GzipExtension.Length] : file;

    private static bool IsGzip(string file) => file.EndsWith(GzipExtension, StringComparison.Ordinal);

    private static string ETagOf(FileInfo file) => $"W/\"{file.Length:x}-{file.LastWriteTimeUtc.Ticks:x}\"";

    /// <summary>Its last bytes, the checksum and length of the content: files in a package have one time.</summary>
    private static string ETagOfGzip(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> end = stackalloc byte[8];
        file.Seek(-end.Length, SeekOrigin.End);
        file.ReadExactly(end);
        return $"W/\"{Convert.ToHexStringLower(end)}\"";
    }

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream(content.Length / 3);
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(content);
        return compressed.ToArray();
    }

    private static byte[] Decompress(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var content = new MemoryStream();
        gzip.CopyTo(content);
        return content.ToArray();
    }
}
