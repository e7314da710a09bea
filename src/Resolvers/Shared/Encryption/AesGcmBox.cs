using System.Security.Cryptography;

namespace Graph.Resolvers.Shared.Encryption;

/// <summary>AES-256-GCM with a random nonce: nonce (12 bytes), ciphertext, tag (16 bytes). One key seals few boxes.</summary>
internal static class AesGcmBox
{
    public const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>How much longer a box is than what is in it.</summary>
    public const int Overhead = NonceLength + TagLength;

    /// <param name="associated">Opens only beside the same: whose it is and what for.</param>
    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> content, ReadOnlySpan<byte> associated)
    {
        var box = new byte[content.Length + Overhead];
        var nonce = box.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(nonce, content, box.AsSpan(NonceLength, content.Length), box.AsSpan(NonceLength + content.Length), associated);
        return box;
    }

    /// <param name="content">As long as the box less <see cref="Overhead"/>; the caller wipes it.</param>
    /// <returns>False when the key, the box or what it is associated with is another one.</returns>
    public static bool TryOpen(ReadOnlySpan<byte> key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> associated, Span<byte> content)
    {
        if (box.Length < Overhead || content.Length != box.Length - Overhead)
            return false;
        using var cipher = new AesGcm(key, TagLength);
        try
        {
            cipher.Decrypt(box[..NonceLength], box[NonceLength..^TagLength], box[^TagLength..], content, associated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }
}
