using Graph.Ethereum.Keys;

namespace Graph.Ethereum.Transactions;

/// <summary>What a signed transaction says, and whose it is. It is of one kind; the other is null.</summary>
public sealed record DecodedTransaction(Address Sender, LegacyTransaction? Legacy, Eip1559Transaction? Eip1559);
