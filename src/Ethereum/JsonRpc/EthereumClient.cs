namespace Graph.Ethereum.JsonRpc;

/// <summary>
/// Asks Ethereum nodes over JSON-RPC. Any number of questions go in batches of a hundred. A node that does not answer is followed by
/// the next; what a node answers, an error too, is never asked again. One instance a process.
/// </summary>
public sealed class EthereumClient : IDisposable
{
    /// <summary>What providers take in one batch.</summary>
    private const int LargestBatch = 100;

    private readonly RpcExchange exchange;

    /// <param name="handler">What sends; null for a new one.</param>
    /// <exception cref="ArgumentException">An endpoint is no URL of HTTP.</exception>
    public EthereumClient(EthereumOptions options, HttpMessageHandler? handler = null, TimeProvider? time = null) =>
        exchange = new RpcExchange(options, handler, time ?? TimeProvider.System);

    /// <exception cref="JsonRpcException">The node did not do it.</exception>
    /// <exception cref="EthereumUnavailableException">No node has answered.</exception>
    public async ValueTask<T> Send<T>(RpcRequest<T> request, CancellationToken cancellationToken)
    {
        await exchange.Send([request], cancellationToken).ConfigureAwait(false);
        return request.Result;
    }

    /// <summary>Each request has an answer of its own afterwards; the refusal of one is no other's.</summary>
    /// <exception cref="EthereumUnavailableException">No node has answered.</exception>
    public async ValueTask SendAll(IReadOnlyList<RpcRequest> requests, CancellationToken cancellationToken)
    {
        foreach (var batch in requests.Chunk(LargestBatch))
            await exchange.Send(batch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Gives a node a signed transaction. Sending the same bytes again is the way to go on when no answer came: it cannot be made
    /// twice.
    /// </summary>
    /// <exception cref="EthereumUnavailableException">No node has answered; one may have taken it.</exception>
    public async ValueTask<SendAnswer> SendRawTransaction(ReadOnlyMemory<byte> raw, CancellationToken cancellationToken)
    {
        var request = EthereumRequest.SendRawTransaction(raw.Span);
        await exchange.Send([request], cancellationToken).ConfigureAwait(false);
        return request.Refusal is { } refusal ? SendAnswer.Of(refusal) : SendAnswer.Accepted;
    }

    public void Dispose() => exchange.Dispose();
}
