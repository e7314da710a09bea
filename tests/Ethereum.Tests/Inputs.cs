using System.Numerics;
using Graph.Ethereum.Keys;

namespace Graph.Ethereum.Tests;

/// <summary>Random inputs, the same in every run.</summary>
internal sealed class Inputs(int seed)
{
    private readonly Random random = new(seed);

    public int Below(int most) => random.Next(most);

    public bool Coin() => random.Next(2) == 0;

    public byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>With zeros in front in some, as they are where an encoding goes wrong.</summary>
    public byte[] KeyBytes()
    {
        var key = Bytes(PrivateKey.Length);
        key.AsSpan(0, random.Next(3) == 0 ? random.Next(1, 32) : 0).Clear();
        key[^1] |= 1;
        if (key[0] == 0xFF)
            key[0] = 0xFE;
        return key;
    }

    /// <summary>Of any number of bytes up to 32; often 0, 1 or the largest.</summary>
    public BigInteger Number(int mostBytes = 32) => random.Next(8) switch
    {
        0 => BigInteger.Zero,
        1 => BigInteger.One,
        2 => (BigInteger.One << (8 * mostBytes)) - 1,
        _ => new BigInteger(Bytes(random.Next(mostBytes + 1)), isUnsigned: true, isBigEndian: true),
    };

    public Address Address() => Graph.Ethereum.Keys.Address.FromBytes(Bytes(Graph.Ethereum.Keys.Address.Length));
}
