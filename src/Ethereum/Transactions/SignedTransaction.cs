using Graph.Ethereum.Encoding;

namespace Graph.Ethereum.Transactions;

/// <summary>A signed transaction. Whoever has it can send it, until its nonce is used.</summary>
/// <param name="Raw">What a node takes.</param>
/// <param name="Hash">By which the chain knows it.</param>
public sealed record SignedTransaction(byte[] Raw, Hash Hash)
{
    /// <summary>In bytes, as geth's pool takes it.</summary>
    public const int Longest = 131_072;

    /// <exception cref="FormatException">
    /// It is no legacy transaction for one chain (EIP-155) and none of EIP-1559, is longer than <see cref="Longest"/>, is not written
    /// in the one way in which it can be, or its signature is nobody's.
    /// </exception>
    public static DecodedTransaction Decode(ReadOnlySpan<byte> raw) => raw.Length <= Longest
        ? TransactionReader.Read(raw)
        : throw new FormatException($"The transaction has {raw.Length} bytes; at most {Longest} are taken.");

    internal static SignedTransaction Of(byte[] raw) => new(raw, Hash.Of(raw));
}
