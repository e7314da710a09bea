using System.Numerics;
using Graph.Ethereum.Encoding;
using Graph.Ethereum.Transactions;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Wallets;

/// <summary>Signs transactions that their users send themselves, with nonce and fees of their own choice.</summary>
public sealed class RawTransactionSigner(WalletUnlocking unlocking, Chain chain)
{
    /// <summary>EIP-3860 takes twice as much for a new contract, and calls are smaller.</summary>
    private const int LongestData = 24_576;

    /// <summary>More than any block has.</summary>
    private const long MostGas = 1_000_000_000;

    public async ValueTask<SignTransactionPayload> Sign(UserId user, SignTransactionInput input, CancellationToken cancellationToken)
    {
        var errors = new List<UserError>();
        var transaction = Read(input, errors);
        if (errors.Count > 0)
            return SignTransactionPayload.Refused(errors);
        var chainId = await chain.Id(cancellationToken);
        using var unlocked = await unlocking.Unlock(user, input.Password, ["password"], cancellationToken);
        if (!unlocked.IsOpen)
            return SignTransactionPayload.Refused(unlocked.Error);
        var signed = (transaction with { ChainId = chainId }).Sign(unlocked.Key);
        return new SignTransactionPayload(Hex.Of(signed.Raw), signed.Hash.ToString(), []);
    }

    private static Eip1559Transaction Read(SignTransactionInput input, List<UserError> errors)
    {
        var to = input.To.Value is { } text ? AddressText.Read(text, errors, "to") : null;
        var amount = DecimalAmount.TryParse(input.Amount, TokenAmount.EtherDecimals, out var wei)
            ? wei
            : Wrong<BigInteger>(errors, "amount", "Send a decimal number of ether with at most 18 decimals.");
        var data = Hex.TryParse(input.Data, LongestData, out var bytes)
            ? bytes
            : Wrong<byte[]>(errors, "data", $"Send 0x and two hexadecimal digits for each byte, at most {LongestData} bytes.");
        var (maxFee, priority) = (Wei(input.MaxFeePerGas, "maxFeePerGas", errors), Wei(input.MaxPriorityFeePerGas, "maxPriorityFeePerGas", errors));
        if (priority > maxFee)
            errors.Add(new UserError("This cannot be more than 'maxFeePerGas'.", ["maxPriorityFeePerGas"], UserErrorCode.Invalid));
        if (input.Nonce < 0)
            errors.Add(new UserError("Send 0 or more.", ["nonce"], UserErrorCode.Invalid));
        if (input.Gas is < 21_000 or > MostGas)
            errors.Add(new UserError($"Send 21000 to {MostGas}.", ["gas"], UserErrorCode.Invalid));
        return new Eip1559Transaction
        {
            ChainId = 0,
            Nonce = input.Nonce,
            GasLimit = input.Gas,
            MaxFeePerGas = maxFee,
            MaxPriorityFeePerGas = priority,
            To = to,
            Value = amount,
            Data = data,
        };
    }

    private static BigInteger Wei(string text, string field, List<UserError> errors) =>
        DecimalAmount.TryParse(text, 0, out var wei) ? wei : Wrong<BigInteger>(errors, field, "Send a whole number of wei as decimal text.");

    private static T? Wrong<T>(List<UserError> errors, string field, string message)
    {
        errors.Add(new UserError(message, [field], UserErrorCode.Invalid));
        return default;
    }
}
