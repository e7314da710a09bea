namespace Graph.Resolvers.Transactions;

/// <summary>A transaction with what was signed for it.</summary>
internal sealed record SignedTransfer(Transaction Transaction, SealedRungs Rungs);

/// <summary>
/// What was signed, encrypted: whoever has it can send it, at any time until its nonce is used.
/// </summary>
/// <param name="DataKey">The data key, encrypted by the server's key.</param>
internal sealed record SealedRungs(byte[] DataKey, byte[] Content);
