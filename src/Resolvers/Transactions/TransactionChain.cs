using Graph.Ethereum.JsonRpc;
using Graph.Ethereum.Keys;
using Graph.Resolvers.Wallets;

namespace Graph.Resolvers.Transactions;

/// <summary>What transactions ask the chain.</summary>
public sealed class TransactionChain(EthereumClient client, ProcessingOptions options)
{
    internal async ValueTask<ChainPrices> Prices(Address from, CancellationToken cancellationToken)
    {
        var balance = EthereumRequest.Balance(from, BlockTag.Latest);
        var nonce = EthereumRequest.TransactionCount(from, BlockTag.Latest);
        var baseFee = EthereumRequest.NextBaseFee();
        var priority = EthereumRequest.PriorityFee();
        var head = EthereumRequest.BlockNumber();
        await ChainUnavailable.Translate(client.SendAll([balance, nonce, baseFee, priority, head], cancellationToken));
        return new ChainPrices(
            ChainUnavailable.Read(balance),
            ChainUnavailable.Read(nonce),
            ChainUnavailable.Read(baseFee),
            ChainUnavailable.Read(priority),
            ChainUnavailable.Read(head));
    }

    /// <returns>What the transfer uses with a fifth for a state that changes meanwhile; or why it would be reverted.</returns>
    internal async ValueTask<(long? Gas, string? Reverted)> EstimateGas(
        Address from, TransferPlan plan, CancellationToken cancellationToken)
    {
        const long plainTransfer = 21_000;
        const long mostGas = 1_000_000_000;
        var (to, value, data) = plan.Call;
        var request = EthereumRequest.EstimateGas(from, to, value, data);
        await ChainUnavailable.Translate(client.SendAll([request], cancellationToken));
        if (request.Refusal is { } refusal)
            return (null, refusal.Message);
        return request.Result switch
        {
            <= plainTransfer => (plainTransfer, null),
            <= mostGas => (request.Result + request.Result / 5, null),
            _ => (null, "it would take more gas than a block has"),
        };
    }

    /// <summary>
    /// The nonce is asked before the receipts: when it is used and none of the rungs has a receipt afterwards, another transaction
    /// has used it. The head is asked with the receipts: another node may be asked then, and what it says of one block has to go with
    /// how many it has on top of that.
    /// </summary>
    /// <exception cref="EthereumUnavailableException">No node of the transaction's chain has answered.</exception>
    public async ValueTask<ChainView> Look(Transaction transaction, CancellationToken cancellationToken)
    {
        var from = Address.Parse(transaction.From);
        var headBefore = EthereumRequest.BlockNumber();
        var nonce = EthereumRequest.TransactionCount(from, BlockTag.Latest);
        await client.SendAll([headBefore, nonce], cancellationToken);

        var chainId = EthereumRequest.ChainId();
        var head = EthereumRequest.BlockNumber();
        var settledBlock = Math.Max(0, headBefore.Result - Math.Max(options.Confirmations, options.BlocksUntilReplaced) + 1);
        var settledNonce = EthereumRequest.TransactionCount(from, BlockTag.Number(settledBlock));
        var current = EthereumRequest.Transaction(transaction.Rungs[transaction.Rung].Hash);
        var receipts = transaction.Rungs.Concat(transaction.FormerCancels).Select(rung => EthereumRequest.Receipt(rung.Hash)).ToArray();
        RpcRequest[] ofSettled = nonce.Result > transaction.Nonce ? [settledNonce] : [];
        await client.SendAll([chainId, head, .. ofSettled, current, .. receipts], cancellationToken);
        if (chainId.Result != transaction.ChainId)
            throw new EthereumUnavailableException($"The node is of chain {chainId.Result}, the transaction of chain {transaction.ChainId}.");

        // A node that no longer has the state of that block refuses; then it is not known, and 0 settles nothing.
        var settled = nonce.Result > transaction.Nonce && settledNonce.Refusal is null ? settledNonce.Result : 0;
        return new ChainView(head.Result, nonce.Result, settled, MinedRungOf(receipts), current.Result is { BlockNumber: null });
    }

    /// <exception cref="EthereumUnavailableException">No node has answered; one may have taken it.</exception>
    public ValueTask<SendAnswer> Send(byte[] raw, CancellationToken cancellationToken) => client.SendRawTransaction(raw, cancellationToken);

    private static MinedRung? MinedRungOf(RpcRequest<TransactionReceipt?>[] receipts)
    {
        for (var rung = 0; rung < receipts.Length; rung++)
        {
            if (receipts[rung].Result is { } receipt)
                return new MinedRung(rung, receipt.Succeeded, receipt.BlockNumber, receipt.BlockHash);
        }
        return null;
    }
}
