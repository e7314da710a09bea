using System.Numerics;
using Graph.Ethereum.Encoding;
using Graph.Ethereum.Keys;

namespace Graph.Ethereum.Transactions;

/// <summary>A transaction with a fee market (EIP-1559). Numbers are of at most 256 bits and not negative.</summary>
public sealed record Eip1559Transaction
{
    /// <summary>EIP-2718: before the list of what it has, and part of what is hashed.</summary>
    internal const byte TransactionType = 2;

    public required long ChainId { get; init; }

    public required long Nonce { get; init; }

    public required long GasLimit { get; init; }

    /// <summary>In wei for a gas, the block's base fee included.</summary>
    public BigInteger MaxFeePerGas { get; init; }

    /// <summary>In wei for a gas, for who makes the block.</summary>
    public BigInteger MaxPriorityFeePerGas { get; init; }

    /// <summary>Null makes a contract of <see cref="Data"/>.</summary>
    public Address? To { get; init; }

    /// <summary>In wei.</summary>
    public BigInteger Value { get; init; }

    public ReadOnlyMemory<byte> Data { get; init; }

    public IReadOnlyList<AccessListEntry> AccessList { get; init; } = [];

    /// <summary>What is signed.</summary>
    public Hash SigningHash => Hash.Of(Encode(null));

    public SignedTransaction Sign(PrivateKey key) => SignedTransaction.Of(Encode(key.Sign(SigningHash)));

    private byte[] Encode(Signature? signature)
    {
        var rlp = new RlpWriter()
            .BeginList()
            .Integer(ChainId)
            .Integer(Nonce)
            .Integer(MaxPriorityFeePerGas)
            .Integer(MaxFeePerGas)
            .Integer(GasLimit)
            .Bytes(To is { } to ? to.Bytes : [])
            .Integer(Value)
            .Bytes(Data.Span);
        AccessListEntry.Write(rlp, AccessList);
        if (signature is not null)
            rlp.Integer(signature.RecoveryId).Number(signature.R).Number(signature.S);
        return [TransactionType, .. rlp.EndList().Written];
    }
}
