using System.Buffers.Binary;
using System.Security.Cryptography;
using Graph.Ethereum.Keys;

namespace Graph.Ethereum.Keystores;

/// <summary>A private key with those that follow from it (BIP-32): hardened by the key, others by the public one.</summary>
internal sealed class HdKey : IDisposable
{
    public const uint Hardened = 0x8000_0000;

    // The key, and behind it the chain code.
    private readonly SecretBytes keyAndCode = new(64);

    private HdKey()
    {
    }

    public ReadOnlySpan<byte> Key => keyAndCode.Span[..32];

    private Span<byte> ChainCode => keyAndCode.Span[32..];

    public static HdKey FromSeed(ReadOnlySpan<byte> seed)
    {
        var master = new HdKey();
        HMACSHA512.HashData("Bitcoin seed"u8, seed, master.keyAndCode.Span);
        if (PrivateKey.IsKey(master.Key))
            return master;
        master.Dispose();
        throw NoKey();
    }

    public HdKey Child(uint index)
    {
        using var input = new SecretBytes(37);
        if (index >= Hardened)
            Key.CopyTo(input.Span[1..]);
        else
            WriteCompressedPublicKey(input.Span);
        BinaryPrimitives.WriteUInt32BigEndian(input.Span[33..], index);

        var child = new HdKey();
        HMACSHA512.HashData(ChainCode, input.Span, child.keyAndCode.Span);
        // In one case of 2^127; BIP-32 says to take the next index, which would be another account than other wallets show.
        if (!PrivateKey.IsKey(child.Key) || !ScalarAddition.TryAdd(child.keyAndCode.Span[..32], Key))
        {
            child.Dispose();
            throw NoKey();
        }
        return child;
    }

    public void Dispose() => keyAndCode.Dispose();

    private void WriteCompressedPublicKey(Span<byte> destination)
    {
        using var key = PrivateKey.Import(Key);
        destination[0] = (byte)(2 + (key.PublicKey[63] & 1));
        key.PublicKey[..32].CopyTo(destination[1..]);
    }

    private static KeystoreException NoKey() => new(KeystoreFailure.Malformed, "The mnemonic leads to no private key.");
}
