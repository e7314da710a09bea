namespace Graph.Ethereum.JsonRpc;

/// <summary>Where nodes are, and how long they are waited for.</summary>
public sealed class EthereumOptions
{
    /// <summary>URLs of JSON-RPC over HTTP, the preferred one first. They often hold a provider's key, so they are never shown.</summary>
    public IReadOnlyList<Uri> Endpoints { get; init; } = [];

    /// <summary>The chain (EIP-155) that a node has to be of to be asked; null asks any.</summary>
    public long? ChainId { get; init; }

    /// <summary>How long one node is waited for, until the next one is asked.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long nodes are waited for, one after another and with what lies between.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often it is tried again after the first time, with all nodes together; 0 for never.</summary>
    public int MostRetries { get; init; } = 3;

    /// <summary>Before the first retry; doubled with each, and varied so that not all come at once.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>A node that has failed is asked last for so long.</summary>
    public TimeSpan RestAfterFailure { get; init; } = TimeSpan.FromSeconds(30);
}
