using Graph.Ethereum.Keystores;
using Graph.Resolvers.Shared.Encryption;
using Graph.Resolvers.Wallets;

namespace Graph.Gateway.Wallets;

/// <summary>Reads the section <c>Wallets</c>: the server's keys, and how passwords become keys.</summary>
internal static class WalletConfiguration
{
    private const int KeyLength = 32;

    /// <exception cref="InvalidOperationException">Says which key to set, and to what.</exception>
    public static WalletOptions Read(IConfigurationSection wallets)
    {
        Settings.CheckNames(wallets, "ServerKeys", "ServerKey", "ScryptCost", "MostDerivations");
        var defaults = new WalletOptions();
        var cost = Settings.Number(wallets, "ScryptCost", defaults.Derivation.N, 1 << 10, 1 << 18);
        if (!int.IsPow2(cost))
            throw new InvalidOperationException($"Set {wallets.Path}:ScryptCost to a power of two, such as {defaults.Derivation.N}.");
        return new WalletOptions
        {
            Derivation = new ScryptParameters(cost, defaults.Derivation.R, defaults.Derivation.P),
            MostDerivations = Settings.Number(wallets, "MostDerivations", defaults.MostDerivations, 1, 64),
        };
    }

    /// <summary>The configured keys; in Development without any, one that ends with the process.</summary>
    /// <exception cref="InvalidOperationException">Says which key to set, and to what.</exception>
    public static IKeyService ReadKeys(IConfigurationSection wallets, IHostEnvironment environment)
    {
        var keys = wallets.GetSection("ServerKeys").GetChildren().ToDictionary(key => key.Key, ReadKey);
        if (keys.Count == 0)
            return environment.IsDevelopment() ? ConfiguredKeys.ForThisProcess() : new NoKeys();
        var current = Settings.Text(wallets, "ServerKey") ?? (keys.Count == 1 ? keys.Keys.First() : null);
        try
        {
            return new ConfiguredKeys(keys, current ?? "");
        }
        catch (ArgumentException wrong)
        {
            throw new InvalidOperationException(
                $"{wrong.Message} Set {wallets.Path}:ServerKey to the id of the key that encrypts, one of {string.Join(", ", keys.Keys)}.");
        }
    }

    private static byte[] ReadKey(IConfigurationSection key)
    {
        var bytes = new byte[KeyLength];
        return Convert.TryFromBase64String(key.Value ?? "", bytes, out var length) && length == KeyLength
            ? bytes
            : throw new InvalidOperationException($"Set {key.Path} to {KeyLength} random bytes in base64.");
    }
}
