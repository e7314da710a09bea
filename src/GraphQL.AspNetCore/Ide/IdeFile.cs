using System.IO.Compression;

namespace Graph.GraphQL.AspNetCore.Ide;

/// <summary>A static file of the IDE, read and compressed when first asked for and kept in memory.</summary>
internal sealed class IdeFile(string path, string contentType, bool isHashed)
{
    private readonly Lazy<byte[]> _content = new(() => File.ReadAllBytes(path));
    private readonly Lazy<byte[]> _gzip = new(() => Compress(File.ReadAllBytes(path)));

    public string ContentType { get; } = contentType;

    /// <summary>A name with a content hash never changes; the others are asked for again by their ETag.</summary>
    public string CacheControl { get; } = isHashed ? "public, max-age=31536000, immutable" : "no-cache";

    public string ETag { get; } = ETagOf(new FileInfo(path));

    public bool IsCompressible { get; } = !contentType.StartsWith("image/png", StringComparison.Ordinal)
        && !contentType.StartsWith("image/x-icon", StringComparison.Ordinal)
        && !contentType.StartsWith("font/woff2", StringComparison.Ordinal);

    public byte[] Content => _content.Value;

    public byte[] Gzip => _gzip.Value;

    private static string ETagOf(FileInfo file) => $"W/\"{file.Length:x}-{file.LastWriteTimeUtc.Ticks:x}\"";

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream(content.Length / 3);
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(content);
        return compressed.ToArray();
    }
}
