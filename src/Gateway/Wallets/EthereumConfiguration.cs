using Graph.Resolvers.Transactions;

namespace Graph.Gateway.Wallets;

/// <summary>Reads the section <c>Ethereum</c>: where nodes are, of which chain, and how long a block is waited for.</summary>
internal static class EthereumConfiguration
{
    public static void CheckNames(IConfigurationSection ethereum) =>
        Settings.CheckNames(ethereum, "Endpoints", "ChainId", "Confirmations", "SpeedUpAfterSeconds");

    /// <exception cref="InvalidOperationException">One is no http(s) URL.</exception>
    public static IReadOnlyList<Uri> ReadEndpoints(IConfigurationSection ethereum) =>
        [.. Settings.Texts(ethereum, "Endpoints").Select((text, index) => ReadEndpoint(ethereum, text, index))];

    /// <summary>Null takes what the nodes say.</summary>
    public static long? ReadChainId(IConfigurationSection ethereum) =>
        Settings.Text(ethereum, "ChainId") is null ? null : Settings.Number(ethereum, "ChainId", 1, 1, int.MaxValue);

    public static ProcessingOptions ReadProcessing(IConfigurationSection ethereum)
    {
        var defaults = new ProcessingOptions();
        return new ProcessingOptions
        {
            Confirmations = Settings.Number(ethereum, "Confirmations", defaults.Confirmations, 1, 100),
            SpeedUpAfter = TimeSpan.FromSeconds(
                Settings.Number(ethereum, "SpeedUpAfterSeconds", (int)defaults.SpeedUpAfter.TotalSeconds, 1, 3_600)),
        };
    }

    // The text may hold a provider's key.
    private static Uri ReadEndpoint(IConfigurationSection ethereum, string text, int index) =>
        Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https"
            ? endpoint
            : throw new InvalidOperationException($"Set {ethereum.Path}:Endpoints:{index} to the URL of a node's JSON-RPC, http or https.");
}
