namespace Graph.Resolvers.Transactions;

/// <summary>What the chain says of one transaction at one moment.</summary>
/// <param name="Head">The number of the latest block.</param>
/// <param name="Nonce">How many transactions of the wallet are mined, in the latest block.</param>
/// <param name="SettledNonce">How many are mined in the block that has as many on top as are waited for.</param>
/// <param name="Mined">The rung that is in a block; null when none is.</param>
/// <param name="IsPending">Whether the node has the current rung in its pool.</param>
public sealed record ChainView(long Head, long Nonce, long SettledNonce, MinedRung? Mined, bool IsPending);
