using System.Numerics;
using Graph.Ethereum.Keys;

namespace Graph.Ethereum.Transactions;

/// <summary>Calls of a token's contract (ERC-20), as the ABI encodes them: the method's four bytes and words of 32.</summary>
public static class Erc20
{
    private const int SelectorLength = 4;
    private const int WordLength = 32;

    /// <param name="amount">In the token's smallest unit, of at most 256 bits.</param>
    public static byte[] Transfer(Address to, BigInteger amount)
    {
        var data = Call([0xA9, 0x05, 0x9C, 0xBB], words: 2);
        to.Bytes.CopyTo(Word(data, 0)[^Address.Length..]);
        var length = amount.GetByteCount(isUnsigned: true);
        amount.TryWriteBytes(Word(data, 1)[^length..], out _, isUnsigned: true, isBigEndian: true);
        return data;
    }

    public static byte[] BalanceOf(Address owner)
    {
        var data = Call([0x70, 0xA0, 0x82, 0x31], words: 1);
        owner.Bytes.CopyTo(Word(data, 0)[^Address.Length..]);
        return data;
    }

    public static byte[] Decimals() => Call([0x31, 0x3C, 0xE5, 0x67], words: 0);

    private static byte[] Call(ReadOnlySpan<byte> selector, int words)
    {
        var data = new byte[SelectorLength + words * WordLength];
        selector.CopyTo(data);
        return data;
    }

    private static Span<byte> Word(byte[] data, int index) => data.AsSpan(SelectorLength + index * WordLength, WordLength);
}
