using System.Numerics;

namespace Graph.Resolvers.Transactions;

/// <summary>What a wallet has and what the network takes, in wei, at one moment.</summary>
/// <param name="Nonce">How many transactions of the wallet are mined.</param>
/// <param name="BaseFee">Of the next block, for a gas.</param>
/// <param name="Priority">What nodes suggest for who makes the block, for a gas.</param>
/// <param name="Head">The number of the latest block.</param>
internal sealed record ChainPrices(BigInteger Balance, long Nonce, BigInteger BaseFee, BigInteger Priority, long Head);
