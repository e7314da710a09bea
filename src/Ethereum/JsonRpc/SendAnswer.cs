namespace Graph.Ethereum.JsonRpc;

/// <summary>What a node says of a signed transaction that it was sent.</summary>
public enum SendOutcome
{
    Accepted,

    /// <summary>It has it already, in its pool or in a block.</summary>
    AlreadyKnown,

    /// <summary>The nonce is used in a block, by this very transaction or by another.</summary>
    NonceTooLow,

    /// <summary>It has another one with the nonce, and this one does not pay enough more.</summary>
    Underpriced,

    /// <summary>It pays less than blocks take now.</summary>
    FeeTooLow,

    /// <summary>The wallet has less than the amount and the fee, for now.</summary>
    InsufficientFunds,

    /// <summary>No node of this chain will ever take it.</summary>
    Invalid,

    /// <summary>None of these; what became of it is to be looked up.</summary>
    Unknown,
}

/// <param name="Text">The node's words, at most 200 characters; null when it took it.</param>
public sealed record SendAnswer(SendOutcome Outcome, string? Text)
{
    private const int LongestText = 200;

    /// <summary>
    /// What the words of anvil, geth, erigon, nethermind, besu and reth have in common; their codes have nothing. In this order: geth
    /// says "replacement transaction underpriced" of the one and "transaction underpriced" of the other, and a type may be an "unknown
    /// transaction type" where besu has a "known transaction".
    /// </summary>
    private static readonly (string Part, SendOutcome Outcome)[] s_words =
    [
        ("unknown transaction type", SendOutcome.Invalid),
        ("already imported", SendOutcome.AlreadyKnown),
        ("already known", SendOutcome.AlreadyKnown),
        ("alreadyknown", SendOutcome.AlreadyKnown),
        ("known transaction", SendOutcome.AlreadyKnown),
        ("with same hash", SendOutcome.AlreadyKnown),
        ("nonce too low", SendOutcome.NonceTooLow),
        ("oldnonce", SendOutcome.NonceTooLow),
        ("nonce_too_low", SendOutcome.NonceTooLow),
        ("replacement", SendOutcome.Underpriced),
        ("replacenotallowed", SendOutcome.Underpriced),
        ("could not replace", SendOutcome.Underpriced),
        ("less than block base fee", SendOutcome.FeeTooLow),
        ("underpriced", SendOutcome.FeeTooLow),
        ("feetoolow", SendOutcome.FeeTooLow),
        ("fee too low", SendOutcome.FeeTooLow),
        ("price below", SendOutcome.FeeTooLow),
        ("fee below minimum", SendOutcome.FeeTooLow),
        ("insufficient funds", SendOutcome.InsufficientFunds),
        ("insufficientfunds", SendOutcome.InsufficientFunds),
        ("upfront cost exceeds", SendOutcome.InsufficientFunds),
        ("intrinsic gas", SendOutcome.Invalid),
        ("intrinsicgas", SendOutcome.Invalid),
        ("floor data gas", SendOutcome.Invalid),
        ("gas limit", SendOutcome.Invalid),
        ("gaslimitexceeded", SendOutcome.Invalid),
        ("exceeds block", SendOutcome.Invalid),
        ("chain id", SendOutcome.Invalid),
        ("chainid", SendOutcome.Invalid),
        ("invalid sender", SendOutcome.Invalid),
        ("failedtoresolvesender", SendOutcome.Invalid),
        ("failed to recover sender", SendOutcome.Invalid),
        ("invalid signature", SendOutcome.Invalid),
        ("invalid transaction signature", SendOutcome.Invalid),
        ("invalid transaction type", SendOutcome.Invalid),
        ("invalidtx", SendOutcome.Invalid),
        ("empty transaction", SendOutcome.Invalid),
        ("oversized data", SendOutcome.Invalid),
        ("initcode", SendOutcome.Invalid),
        ("negative value", SendOutcome.Invalid),
        ("tip higher than fee", SendOutcome.Invalid),
        ("priority fee", SendOutcome.Invalid),
        ("decode", SendOutcome.Invalid),
        ("rlp", SendOutcome.Invalid),
        ("typed transaction", SendOutcome.Invalid),
        ("transaction type not supported", SendOutcome.Invalid),
    ];

    internal static SendAnswer Accepted { get; } = new(SendOutcome.Accepted, null);

    internal static SendAnswer Of(JsonRpcException refusal)
    {
        var outcome = SendOutcome.Unknown;
        foreach (var (part, meaning) in s_words)
        {
            if (!refusal.Message.Contains(part, StringComparison.OrdinalIgnoreCase))
                continue;
            outcome = meaning;
            break;
        }
        return new SendAnswer(outcome, NodeText.Cut(refusal.Message, LongestText));
    }
}
