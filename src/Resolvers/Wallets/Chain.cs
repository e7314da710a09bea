using System.Collections.Concurrent;
using System.Numerics;
using Graph.Ethereum.JsonRpc;
using Graph.Ethereum.Keys;

namespace Graph.Resolvers.Wallets;

/// <summary>What wallets ask the chain.</summary>
public sealed class Chain(EthereumClient client)
{
    /// <summary>More than any token has; an amount of so many would not be one.</summary>
    private const int MostDecimals = 77;

    /// <summary>A contract does not change them.</summary>
    private readonly ConcurrentDictionary<Address, int> decimals = new();

    private long knownId;

    /// <summary>Which chain it is (EIP-155); asked once.</summary>
    internal async ValueTask<long> Id(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref knownId) is > 0 and var known)
            return known;
        var request = EthereumRequest.ChainId();
        await ChainUnavailable.Translate(client.SendAll([request], cancellationToken));
        var id = ChainUnavailable.Read(request);
        Volatile.Write(ref knownId, id);
        return id;
    }

    /// <returns>Null when there is no token at the address.</returns>
    internal async ValueTask<int?> DecimalsOf(Address token, CancellationToken cancellationToken)
    {
        if (decimals.TryGetValue(token, out var known))
            return known;
        var request = EthereumRequest.TokenDecimals(token);
        await ChainUnavailable.Translate(client.SendAll([request], cancellationToken));
        if (request.Refusal is not null || request.Result is not { } answer || answer > MostDecimals)
            return null;
        return decimals[token] = (int)answer;
    }

    /// <summary>Those of no token are left out.</summary>
    internal async ValueTask<IReadOnlyDictionary<Account, TokenAmount>> Balances(
        IReadOnlyList<Account> accounts, CancellationToken cancellationToken)
    {
        var tokens = accounts.Select(account => account.Token).OfType<Address>().Distinct().ToArray();
        var decimalsOf = new Dictionary<Address, int>();
        foreach (var token in tokens)
        {
            if (await DecimalsOf(token, cancellationToken) is { } some)
                decimalsOf[token] = some;
        }

        var ether = new Dictionary<Account, RpcRequest<BigInteger>>();
        var ofTokens = new Dictionary<Account, RpcRequest<BigInteger?>>();
        foreach (var account in accounts)
        {
            if (account.Token is not { } token)
                ether[account] = EthereumRequest.Balance(account.Owner, BlockTag.Latest);
            else if (decimalsOf.ContainsKey(token))
                ofTokens[account] = EthereumRequest.TokenBalance(token, account.Owner);
        }
        await ChainUnavailable.Translate(client.SendAll([.. ether.Values, .. ofTokens.Values], cancellationToken));

        var found = ether.ToDictionary(pair => pair.Key, pair => new TokenAmount(ChainUnavailable.Read(pair.Value), TokenAmount.EtherDecimals));
        foreach (var (account, request) in ofTokens)
        {
            if (request.Refusal is null && request.Result is { } amount)
                found[account] = new TokenAmount(amount, decimalsOf[account.Token!.Value]);
        }
        return found;
    }

    internal async ValueTask<IReadOnlyDictionary<Address, MinedNonce>> Nonces(
        IReadOnlyList<Address> addresses, CancellationToken cancellationToken)
    {
        var requests = addresses.ToDictionary(address => address, address => EthereumRequest.TransactionCount(address, BlockTag.Latest));
        await ChainUnavailable.Translate(client.SendAll([.. requests.Values], cancellationToken));
        return requests.ToDictionary(pair => pair.Key, pair => new MinedNonce(ChainUnavailable.Read(pair.Value)));
    }
}
