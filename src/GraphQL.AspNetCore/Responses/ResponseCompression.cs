using System.Globalization;
using System.IO.Compression;
using Graph.GraphQL.AspNetCore.Negotiation;
using Graph.GraphQL.Response;
using Microsoft.Extensions.Primitives;

namespace Graph.GraphQL.AspNetCore.Responses;

/// <summary>Compresses a whole response at once, Brotli before gzip, at levels made for answers that are sent once.</summary>
internal static class ResponseCompression
{
    private const int BrotliQuality = 3;
    private const int BrotliWindow = 18;

    /// <summary>"br", "gzip", or null when the client takes neither. RFC 9110, section 12.5.3.</summary>
    public static string? ChooseEncoding(StringValues acceptEncoding) =>
        Accepts(acceptEncoding, "br") ? "br"
        : Accepts(acceptEncoding, "gzip") ? "gzip"
        : null;

    /// <summary>Whether a coding is named and not refused by a weight of 0.</summary>
    public static bool Accepts(StringValues acceptEncoding, string coding)
    {
        foreach (var line in acceptEncoding)
        {
            for (var rest = line.AsSpan(); !rest.IsEmpty;)
            {
                var parameters = AcceptHeader.NextItem(ref rest, ',');
                var name = AcceptHeader.NextItem(ref parameters, ';');
                if (name.Equals(coding, StringComparison.OrdinalIgnoreCase))
                    return HasWeight(parameters);
            }
        }

        return false;
    }

    /// <param name="encoding">As <see cref="ChooseEncoding"/> gave it.</param>
    public static Utf8JsonBuffer Compress(ReadOnlySpan<byte> content, string encoding) =>
        encoding == "br" ? Brotli(content) : Gzip(content);

    private static Utf8JsonBuffer Brotli(ReadOnlySpan<byte> content)
    {
        var bound = BrotliEncoder.GetMaxCompressedLength(content.Length);
        var compressed = new Utf8JsonBuffer();
        if (!BrotliEncoder.TryCompress(content, compressed.GetSpan(bound), out var length, BrotliQuality, BrotliWindow))
            throw new InvalidOperationException("Brotli needs more room than its own bound.");
        compressed.Advance(length);
        return compressed;
    }

    private static Utf8JsonBuffer Gzip(ReadOnlySpan<byte> content)
    {
        using var stream = new MemoryStream(content.Length / 4);
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(content);
        var compressed = new Utf8JsonBuffer();
        compressed.Write(stream.GetBuffer().AsSpan(0, (int)stream.Length));
        return compressed;
    }

    private static bool HasWeight(ReadOnlySpan<char> parameters)
    {
        var name = AcceptHeader.NextItem(ref parameters, '=');
        return name is not ("q" or "Q")
            || !double.TryParse(parameters, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q)
            || q > 0;
    }
}
