using Graph.Ethereum.Keys;
using Graph.GraphQL.DataLoader;

namespace Graph.Resolvers.Wallets;

/// <summary>How many transactions of an address are mined.</summary>
public sealed record MinedNonce(long Value);

/// <summary>Nonces of any addresses, in one batch of calls for each hundred.</summary>
public sealed class NonceOfAddress(Chain chain) : DataLoader<Address, MinedNonce>
{
    protected override ValueTask<IReadOnlyDictionary<Address, MinedNonce>> LoadBatch(
        IReadOnlyList<Address> addresses, CancellationToken cancellation) => chain.Nonces(addresses, cancellation);
}
