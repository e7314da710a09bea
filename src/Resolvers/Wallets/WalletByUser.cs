using Graph.GraphQL.DataLoader;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Wallets;

/// <summary>Wallets by their users, in one BatchGetItem for each 100 users.</summary>
public sealed class WalletByUser(WalletStore wallets) : DataLoader<UserId, Wallet>
{
    protected override ValueTask<IReadOnlyDictionary<UserId, Wallet>> LoadBatch(IReadOnlyList<UserId> users, CancellationToken cancellation) =>
        wallets.GetMany(users, cancellation);
}
