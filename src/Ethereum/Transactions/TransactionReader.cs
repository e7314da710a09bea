using System.Numerics;
using Graph.Ethereum.Encoding;
using Graph.Ethereum.Keys;

namespace Graph.Ethereum.Transactions;

/// <summary>Reads signed transactions of the kinds that are written here, and finds who signed them.</summary>
internal static class TransactionReader
{
    private const byte FirstList = 0xC0;

    /// <summary>EIP-155: v is this, twice the chain, and 0 or 1.</summary>
    private const int FirstV = 35;

    /// <exception cref="FormatException">It is no such transaction, not for one chain, or nobody's.</exception>
    public static DecodedTransaction Read(ReadOnlySpan<byte> raw) => raw switch
    {
        [Eip1559Transaction.TransactionType, .. var list] => ReadEip1559(list),
        [>= FirstList, ..] => ReadLegacy(raw),
        _ => throw new FormatException("This is no legacy transaction and none of type 2."),
    };

    private static DecodedTransaction ReadEip1559(ReadOnlySpan<byte> raw)
    {
        var list = ReadOnlyList(raw);
        // In the order in which they are written.
        var transaction = new Eip1559Transaction
        {
            ChainId = list.ReadLong(),
            Nonce = list.ReadLong(),
            MaxPriorityFeePerGas = list.ReadInteger(),
            MaxFeePerGas = list.ReadInteger(),
            GasLimit = list.ReadLong(),
            To = ReadTo(list.ReadBytes()),
            Value = list.ReadInteger(),
            Data = list.ReadBytes().ToArray(),
            AccessList = AccessListEntry.Read(list.ReadList()),
        };
        var signature = ReadSignature(list.ReadInteger(), ref list);
        return new DecodedTransaction(Signer(signature, transaction.SigningHash), null, transaction);
    }

    private static DecodedTransaction ReadLegacy(ReadOnlySpan<byte> raw)
    {
        var list = ReadOnlyList(raw);
        var transaction = new LegacyTransaction
        {
            // At the end, in v.
            ChainId = 0,
            Nonce = list.ReadLong(),
            GasPrice = list.ReadInteger(),
            GasLimit = list.ReadLong(),
            To = ReadTo(list.ReadBytes()),
            Value = list.ReadInteger(),
            Data = list.ReadBytes().ToArray(),
        };
        var v = list.ReadInteger() - FirstV;
        // No chain has the number 0.
        if (v < 2 || v / 2 > long.MaxValue)
            throw new FormatException("The transaction is not for one chain (EIP-155), or for one with a number above 2^63 - 1.");
        transaction = transaction with { ChainId = (long)(v / 2) };
        var signature = ReadSignature(v % 2, ref list);
        return new DecodedTransaction(Signer(signature, transaction.SigningHash), transaction, null);
    }

    /// <summary>A list, and nothing behind it.</summary>
    private static RlpReader ReadOnlyList(ReadOnlySpan<byte> raw)
    {
        var reader = new RlpReader(raw);
        var list = reader.ReadList();
        reader.End();
        return list;
    }

    private static Address? ReadTo(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        0 => null,
        Address.Length => Address.FromBytes(bytes),
        _ => throw new FormatException($"A recipient has {bytes.Length} bytes."),
    };

    /// <summary>r and s, which end the list.</summary>
    private static Signature ReadSignature(BigInteger recoveryId, ref RlpReader list)
    {
        var bytes = new byte[Signature.Length];
        Write(list.ReadInteger(), bytes.AsSpan(0, 32));
        Write(list.ReadInteger(), bytes.AsSpan(32, 32));
        list.End();
        bytes[^1] = recoveryId <= 1 ? (byte)(Signature.FirstV + (int)recoveryId) : (byte)0;
        return Signature.TryParse(bytes, out var signature)
            ? signature
            : throw new FormatException("The transaction's signature is not in its ranges.");
    }

    private static void Write(BigInteger number, Span<byte> word) =>
        number.TryWriteBytes(word[^number.GetByteCount(isUnsigned: true)..], out _, isUnsigned: true, isBigEndian: true);

    private static Address Signer(Signature signature, Hash hash) =>
        signature.Recover(hash) ?? throw new FormatException("The transaction's signature is nobody's.");
}
