using Graph.Ethereum.Keystores;

namespace Graph.Resolvers.Wallets;

/// <summary>How wallets are encrypted, and how much of a machine that may take.</summary>
public sealed class WalletOptions
{
    /// <summary>
    /// Of passwords that are set from now on; each wallet keeps those that it was encrypted with. The default takes 32 MiB and
    /// some 0.2 s: what OWASP holds for as good as N = 2^17 with one lane.
    /// </summary>
    public ScryptParameters Derivation { get; init; } = new(1 << 15, 8, 3);

    /// <summary>How many derivations run at once in this process. Each takes a processor, and memory as its parameters say.</summary>
    public int MostDerivations { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>How many may wait for their turn, in this process and for one wallet; one more is told to come again.</summary>
    public int MostWaiting { get; init; } = 200;
}
