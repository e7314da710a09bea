using Microsoft.Extensions.DependencyInjection;

namespace Graph.Resolvers.Wallets;

public static class WalletsRegistration
{
    /// <summary>
    /// Needs a <see cref="DynamoDb.Database"/>, a <see cref="TimeProvider"/>, a <see cref="Shared.Encryption.IKeyService"/>,
    /// <see cref="WalletOptions"/> and an <see cref="Ethereum.JsonRpc.EthereumClient"/>.
    /// </summary>
    public static IServiceCollection AddWallets(this IServiceCollection services) => services
        .AddSingleton<WalletStore>()
        .AddSingleton<KeyDerivations>()
        .AddSingleton<WalletVault>()
        .AddSingleton<WalletTurns>()
        .AddSingleton<WalletUnlocking>()
        .AddSingleton<WalletMaking>()
        .AddSingleton<WalletImport>()
        .AddSingleton<WalletEditor>()
        .AddSingleton<WalletSigner>()
        .AddSingleton<RawTransactionSigner>()
        .AddSingleton<Chain>();
}
