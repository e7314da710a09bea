using System.Numerics;
using Graph.Ethereum.Keys;
using Graph.Ethereum.Transactions;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Wallets;

namespace Graph.Resolvers.Transactions;

/// <summary>
/// Asks the chain whether it would take a transfer now, and at what price, before a password is tried for it. What it takes later
/// may differ; that is its processing's matter.
/// </summary>
public sealed class TransferPreflight(TransactionChain transactions, Chain chain)
{
    /// <returns>The plan, or why there is none.</returns>
    internal async ValueTask<(TransferPlan? Plan, UserError? Refusal)> Check(
        TransferRequest request, Address from, CancellationToken cancellationToken)
    {
        var decimals = request.Token is { } token ? await chain.DecimalsOf(token, cancellationToken) : TokenAmount.EtherDecimals;
        if (decimals is null)
            return (null, new UserError("There is no ERC-20 token at this address.", ["token"], UserErrorCode.Invalid));
        if (!DecimalAmount.TryParse(request.Amount, decimals.Value, out var amount))
            return (null, new UserError($"This has more than {decimals} decimals, or more digits than there can be.", ["amount"], UserErrorCode.Invalid));

        var draft = new TransferPlan(
            await chain.Id(cancellationToken), request.To, new TokenAmount(amount, decimals.Value), request.Token, 0, [], 0, 0);
        var prices = await transactions.Prices(from, cancellationToken);
        if (Missing(draft, prices, gas: 0) is { } poor)
            return (null, poor);
        var (gas, reverted) = await transactions.EstimateGas(from, draft, cancellationToken);
        if (gas is null)
            return (null, new UserError($"The network would not make this transfer: {reverted}", ["amount"], UserErrorCode.NotPossible));
        return Price(request, draft with { Gas = gas.Value, MinedNonce = prices.Nonce, Head = prices.Head }, prices);
    }

    private static (TransferPlan? Plan, UserError? Refusal) Price(TransferRequest request, TransferPlan draft, ChainPrices prices)
    {
        BigInteger? most = request.MaxFee is { } text && DecimalAmount.TryParse(text, TokenAmount.EtherDecimals, out var fee) ? fee / draft.Gas : null;
        if (request.MaxFee is not null && most is null)
            return (null, new UserError($"This has more than {TokenAmount.EtherDecimals} decimals.", ["maxFee"], UserErrorCode.Invalid));
        if (FeeLadder.Of(prices.BaseFee, prices.Priority, most) is not { } fees)
            return (null, FeeTooLow(FeeLadder.Least(prices.BaseFee, prices.Priority) * draft.Gas));
        var plan = draft with { Fees = fees };
        return Missing(plan, prices, plan.Gas) is { } poor ? (null, poor) : (plan, null);
    }

    private static UserError? Missing(TransferPlan plan, ChainPrices prices, long gas)
    {
        var value = plan.Token is null ? plan.Amount.Number : BigInteger.Zero;
        var fee = plan.Fees is [var first, ..] ? first.Max * gas : BigInteger.Zero;
        return prices.Balance >= value + fee
            ? null
            : new UserError(
                $"The wallet has {Ether(prices.Balance)} ether; the transfer takes {Ether(value + fee)} with what the network may take.",
                ["amount"],
                UserErrorCode.InsufficientFunds);
    }

    private static UserError FeeTooLow(BigInteger least) => new(
        $"The network takes up to {Ether(least)} ether for this now; allow as much, or wait until it takes less.", ["maxFee"], UserErrorCode.FeeTooLow);

    private static string Ether(BigInteger wei) => DecimalAmount.Format(wei, TokenAmount.EtherDecimals);
}
