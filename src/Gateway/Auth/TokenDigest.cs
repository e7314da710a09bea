using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Graph.Gateway.Auth;

/// <summary>The SHA-256 of a token's characters, by which it is known again without being kept.</summary>
internal readonly record struct TokenDigest(UInt128 High, UInt128 Low)
{
    public static TokenDigest Of(ReadOnlySpan<char> token)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(token), hash);
        return MemoryMarshal.Read<TokenDigest>(hash);
    }
}
