namespace Graph.Resolvers.Wallets;

/// <summary>
/// A range of nonces that no transfer of the wallet has, as the chain had come beyond them: its key was used elsewhere. When the chain
/// has not after all, later transfers take them, for none behind them is mined until then.
/// </summary>
/// <param name="End">The first nonce that is not skipped.</param>
/// <param name="Block">The latest block when they were skipped.</param>
public sealed record SkippedNonces(long First, long End, long Block);
