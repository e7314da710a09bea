using Graph.Ethereum.Keys;
using Graph.GraphQL.DataLoader;

namespace Graph.Resolvers.Wallets;

/// <summary>What an address has of ether (no token) or of a token.</summary>
public readonly record struct Account(Address Owner, Address? Token);

/// <summary>Balances of any addresses and tokens, in one batch of calls for each hundred.</summary>
public sealed class BalanceOfAccount(Chain chain) : DataLoader<Account, TokenAmount>
{
    protected override ValueTask<IReadOnlyDictionary<Account, TokenAmount>> LoadBatch(
        IReadOnlyList<Account> accounts, CancellationToken cancellation) => chain.Balances(accounts, cancellation);
}
