using Graph.LocalDev.Processes;
using Graph.Resolvers.Wallets;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.LocalDev.Seed;

/// <summary>Wallets of the invented users, of a new key each, with play money of the local chain.</summary>
internal static class SeedWallets
{
    /// <summary>Of every wallet here.</summary>
    public const string Password = "river-42";

    private const int Ether = 10;

    /// <param name="services">The slices.</param>
    public static async Task Fill(IServiceProvider services, Anvil chain, CancellationToken cancellationToken = default)
    {
        var making = services.GetRequiredService<WalletMaking>();
        foreach (var user in new[] { SeedUsers.Ada, SeedUsers.Ben })
        {
            using var password = Graph.Ethereum.Keystores.Password.Encode(Password);
            var (wallet, _) = await making.Generate(user, password, cancellationToken);
            // The chain begins anew with each start, and the wallet may be of an earlier one.
            await chain.SetAccount(wallet.Address, Ether, wallet.NextNonce ?? 0);
        }
    }
}
