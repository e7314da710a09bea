namespace Graph.Ethereum.JsonRpc;

/// <summary>
/// No node has answered, or none so that it could be understood. Whether what was asked was done is not known. The message shows
/// hosts, never URLs.
/// </summary>
public sealed class EthereumUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
