namespace Graph.Ethereum.JsonRpc;

/// <summary>A node's answer that it does not do what it was asked (JSON-RPC 2.0, section 5.1).</summary>
/// <param name="code">Nodes use them differently: tell errors apart by their text.</param>
public sealed class JsonRpcException(long code, string message) : Exception(message)
{
    public long Code { get; } = code;
}
