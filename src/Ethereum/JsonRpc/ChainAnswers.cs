namespace Graph.Ethereum.JsonRpc;

/// <summary>What became of a transaction that is in a block.</summary>
/// <param name="Succeeded">False when it was reverted: its nonce is used, and its fee paid.</param>
/// <param name="BlockHash">As <c>0x</c> and 64 digits.</param>
public sealed record TransactionReceipt(bool Succeeded, long BlockNumber, string BlockHash);

/// <summary>A transaction that a node knows.</summary>
/// <param name="BlockNumber">Null while it is in no block.</param>
public sealed record KnownTransaction(long? BlockNumber);
