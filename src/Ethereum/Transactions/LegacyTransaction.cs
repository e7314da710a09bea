using System.Numerics;
using Graph.Ethereum.Encoding;
using Graph.Ethereum.Keys;

namespace Graph.Ethereum.Transactions;

/// <summary>A transaction of the first kind, for one chain only (EIP-155). Numbers are of at most 256 bits and not negative.</summary>
public sealed record LegacyTransaction
{
    public required long ChainId { get; init; }

    public required long Nonce { get; init; }

    /// <summary>In wei for a gas.</summary>
    public required BigInteger GasPrice { get; init; }

    public required long GasLimit { get; init; }

    /// <summary>Null makes a contract of <see cref="Data"/>.</summary>
    public Address? To { get; init; }

    /// <summary>In wei.</summary>
    public BigInteger Value { get; init; }

    public ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>What is signed: the transaction with the chain in the signature's place.</summary>
    public Hash SigningHash => Hash.Of(Begin().Integer(ChainId).Integer(0).Integer(0).EndList().Written);

    public SignedTransaction Sign(PrivateKey key)
    {
        var signature = key.Sign(SigningHash);
        var v = 2 * (BigInteger)ChainId + 35 + signature.RecoveryId;
        return SignedTransaction.Of(Begin().Integer(v).Number(signature.R).Number(signature.S).EndList().Written.ToArray());
    }

    private RlpWriter Begin() => new RlpWriter()
        .BeginList()
        .Integer(Nonce)
        .Integer(GasPrice)
        .Integer(GasLimit)
        .Bytes(To is { } to ? to.Bytes : [])
        .Integer(Value)
        .Bytes(Data.Span);
}
