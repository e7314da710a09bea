using System.IO.Compression;
using System.Text;
using Graph.GraphQL.AspNetCore.Responses;

namespace Graph.GraphQL.AspNetCore.Tests.Responses;

public sealed class ResponseCompressionTests
{
    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("br; Q=0, gzip;q=0.0", null)]
    [InlineData("deflate, zstd", null)]
    [InlineData("", null)]
    public void The_encoding_is_one_that_the_client_takes(string acceptEncoding, string? encoding) =>
        Assert.Equal(encoding, ResponseCompression.ChooseEncoding(acceptEncoding));

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public void What_is_compressed_comes_back(string encoding)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5_000).Select(i => $"{{\"id\":{i}}},")));

        using var compressed = ResponseCompression.Compress(text, encoding);

        Assert.InRange(compressed.Written.Length, 1, text.Length / 2);
        Assert.Equal(text, Decompress(compressed.Written.ToArray(), encoding));
    }

    private static byte[] Decompress(byte[] content, string encoding)
    {
        using var source = new MemoryStream(content);
        using Stream stream = encoding == "br"
            ? new BrotliStream(source, CompressionMode.Decompress)
            : new GZipStream(source, CompressionMode.Decompress);
        using var result = new MemoryStream();
        stream.CopyTo(result);
        return result.ToArray();
    }
}
