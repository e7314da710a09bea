using System.Numerics;
using Graph.Resolvers.Users;
using Graph.Resolvers.Wallets;

namespace Graph.Resolvers.Transactions;

/// <summary>A transfer from a user's wallet, from its submission until the chain has settled it.</summary>
/// <param name="From">The wallet's address, as ERC-55 text.</param>
/// <param name="To">Who gets the amount; the token's contract is another.</param>
/// <param name="Token">The contract of the token that is moved; null for ether.</param>
/// <param name="Rungs">What was signed, by rising fee; the last one cancels. At most one of them is ever mined.</param>
/// <param name="FormerCancels">What was signed to cancel it before the last rung was; a node may have mined one of these.</param>
/// <param name="Rung">Which of the rungs is to be in nodes' pools now.</param>
/// <param name="RungSince">Since when a node has that rung; null before one has it.</param>
/// <param name="Mined">The rung that is in a block; null while none is.</param>
/// <param name="IsOpen">Whether the chain may still change it: its nonce is not used for good.</param>
/// <param name="LookAgainAt">When it is to be looked at again, while it is open.</param>
/// <param name="ReopenedAt">When a block that it was in was last found gone; null while none was.</param>
/// <param name="Version">Rises with every change that its owner sees.</param>
public sealed record Transaction(
    TransactionId Id,
    UserId UserId,
    string From,
    string To,
    TokenAmount Amount,
    string? Token,
    long ChainId,
    long Nonce,
    TransactionStatus Status,
    TransactionPhase Phase,
    string? Message,
    IReadOnlyList<Rung> Rungs,
    IReadOnlyList<Rung> FormerCancels,
    int Rung,
    DateTimeOffset? RungSince,
    MinedRung? Mined,
    bool IsOpen,
    DateTimeOffset? LookAgainAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ReopenedAt,
    DateTimeOffset UpdatedAt,
    int Version)
{
    private Rung Shown => Mined is not { } mined ? Rungs[Rung]
        : mined.Rung < Rungs.Count ? Rungs[mined.Rung] : FormerCancels[mined.Rung - Rungs.Count];

    public string Hash => Shown.Hash;

    public string MaxFeePerGas => Shown.MaxFeePerGas.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public long? BlockNumber => Mined?.BlockNumber;

    public int CancelRung => Rungs.Count - 1;

    public bool IsCancelling => Rung == CancelRung;
}

/// <summary>One of the transactions that were signed for a transfer: all have its nonce.</summary>
/// <param name="Hash">By which the chain knows it, as <c>0x</c> and 64 digits.</param>
/// <param name="MaxFeePerGas">In wei.</param>
/// <param name="MaxPriorityFeePerGas">In wei.</param>
public sealed record Rung(string Hash, BigInteger MaxFeePerGas, BigInteger MaxPriorityFeePerGas)
{
    internal GasFee Fee => new(MaxFeePerGas, MaxPriorityFeePerGas);
}

/// <summary>A rung that is in a block.</summary>
/// <param name="Rung">From <c>Rungs.Count</c> on one of the former cancels.</param>
/// <param name="Succeeded">False when it was reverted: its nonce is used, and nothing was moved.</param>
public sealed record MinedRung(int Rung, bool Succeeded, long BlockNumber, string BlockHash);
