using Graph.Resolvers.Shared.Encryption;

namespace Graph.Resolvers.Transactions;

/// <summary>A transaction with what was signed for it.</summary>
/// <param name="Rungs">What was signed, encrypted: whoever has it can send it, at any time until its nonce is used.</param>
internal sealed record SignedTransfer(Transaction Transaction, Envelope Rungs);
