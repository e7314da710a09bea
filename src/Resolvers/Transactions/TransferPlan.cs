using System.Numerics;
using Graph.Ethereum.Keys;
using Graph.Ethereum.Transactions;
using Graph.Resolvers.Wallets;

namespace Graph.Resolvers.Transactions;

/// <summary>A transfer that the chain would take now, as it is to be signed.</summary>
/// <param name="To">Who gets the amount.</param>
/// <param name="Token">The contract that moves it; null for ether.</param>
/// <param name="Gas">How much of it the transfer may use.</param>
/// <param name="Fees">By <see cref="FeeLadder"/>: the last one cancels.</param>
/// <param name="MinedNonce">How many transactions of the wallet the chain has.</param>
/// <param name="Head">The number of its latest block.</param>
internal sealed record TransferPlan(
    long ChainId, Address To, TokenAmount Amount, Address? Token, long Gas, IReadOnlyList<GasFee> Fees, long MinedNonce, long Head)
{
    /// <summary>What moving nothing to oneself takes.</summary>
    private const long GasToCancel = 21_000;

    /// <summary>The call that makes the transfer.</summary>
    public (Address To, BigInteger Value, byte[] Data) Call => Token is { } token
        ? (token, BigInteger.Zero, Erc20.Transfer(To, Amount.Number))
        : (To, Amount.Number, []);

    /// <summary>All of the ladder's rungs with one nonce.</summary>
    public IReadOnlyList<SignedTransaction> Sign(PrivateKey key, long nonce)
    {
        var (to, value, data) = Call;
        var transfer = new Eip1559Transaction
        {
            ChainId = ChainId,
            Nonce = nonce,
            GasLimit = Gas,
            To = to,
            Value = value,
            Data = data,
        };
        return
        [
            .. Fees.SkipLast(1).Select(fee => (transfer with { MaxFeePerGas = fee.Max, MaxPriorityFeePerGas = fee.Priority }).Sign(key)),
            SignCancel(key, ChainId, nonce, Fees[^1]),
        ];
    }

    /// <summary>What uses a nonce and moves nothing.</summary>
    public static SignedTransaction SignCancel(PrivateKey key, long chainId, long nonce, GasFee fee) => new Eip1559Transaction
    {
        ChainId = chainId,
        Nonce = nonce,
        GasLimit = GasToCancel,
        MaxFeePerGas = fee.Max,
        MaxPriorityFeePerGas = fee.Priority,
        To = key.Address,
    }.Sign(key);
}
