using Graph.Ethereum.JsonRpc;
using Graph.Ethereum.Keys;

namespace Graph.Gateway.Wallets;

/// <summary>What wallets and transactions need of the configuration (<c>Wallets</c>, <c>Ethereum</c>).</summary>
internal static class WalletServices
{
    /// <exception cref="InvalidOperationException">Says which key to set, and to what.</exception>
    /// <exception cref="PlatformNotSupportedException">This system cannot sign for wallets.</exception>
    public static void AddWalletSettings(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var wallets = configuration.GetSection("Wallets");
        services.AddSingleton(WalletConfiguration.Read(wallets));
        services.AddSingleton(WalletConfiguration.ReadKeys(wallets, environment));
        // Where wallets are meant to work, a system that cannot sign is known before the first user is.
        if (wallets.GetSection("ServerKeys").GetChildren().Any())
            Secp256k1SelfTest.Run();
        var ethereum = configuration.GetSection("Ethereum");
        EthereumConfiguration.CheckNames(ethereum);
        services.AddSingleton(EthereumConfiguration.ReadProcessing(ethereum));
        var options = new EthereumOptions
        {
            Endpoints = EthereumConfiguration.ReadEndpoints(ethereum),
            ChainId = EthereumConfiguration.ReadChainId(ethereum),
        };
        services.AddSingleton(_ => new EthereumClient(options));
    }
}
