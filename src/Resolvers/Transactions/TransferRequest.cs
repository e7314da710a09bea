using Graph.Ethereum.Keys;

namespace Graph.Resolvers.Transactions;

/// <summary>A transfer as it is asked for.</summary>
/// <param name="Token">The contract of the token; null for ether.</param>
/// <param name="Amount">A decimal number; how many decimals it may have, the token says.</param>
/// <param name="MaxFee">Of ether, as a decimal number; null for no bound.</param>
internal sealed record TransferRequest(Address To, Address? Token, string Amount, string? MaxFee);
