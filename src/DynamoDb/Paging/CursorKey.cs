using System.Security.Cryptography;

namespace Graph.DynamoDb.Paging;

/// <summary>The secret that signs cursors: at least 32 bytes, the same on every instance of a deployment.</summary>
public sealed class CursorKey
{
    private const int FewestBytes = 32;

    private readonly byte[] bytes;

    private CursorKey(byte[] bytes) => this.bytes = bytes;

    internal ReadOnlySpan<byte> Bytes => bytes;

    /// <exception cref="FormatException">The text is not base64, or stands for fewer than 32 bytes.</exception>
    public static CursorKey FromBase64(string text)
    {
        var bytes = Convert.FromBase64String(text);
        if (bytes.Length < FewestBytes)
            throw new FormatException($"A cursor key has at least {FewestBytes} bytes; this one has {bytes.Length}.");
        return new CursorKey(bytes);
    }

    /// <summary>A key that lives as long as the process: for one machine, where cursors need not outlive it.</summary>
    public static CursorKey ForThisProcess() => new(RandomNumberGenerator.GetBytes(FewestBytes));
}
