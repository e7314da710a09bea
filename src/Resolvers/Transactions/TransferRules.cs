using Graph.Ethereum.Transactions;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Wallets;

namespace Graph.Resolvers.Transactions;

/// <summary>What can be said of a transfer's input without asking a chain.</summary>
internal static class TransferRules
{
    private const int LongestKey = 200;

    /// <summary>More characters than any amount has.</summary>
    private const int LongestAmount = 100;

    /// <returns>Null, with what is wrong in the list.</returns>
    public static TransferRequest? Read(SubmitTransactionInput input, List<UserError> errors)
    {
        var to = AddressText.Read(input.To, errors, "to");
        var token = input.Token.Value is { } contract ? AddressText.Read(contract, errors, "token") : null;
        CheckDecimal(input.Amount, errors, "amount");
        if (input.MaxFee.Value is { } maxFee)
            CheckDecimal(maxFee, errors, "maxFee");
        if (input.IdempotencyKey.Length == 0)
            errors.Add(new UserError("Send 1 to 200 characters that are this transfer's own.", ["idempotencyKey"], UserErrorCode.Required));
        InputRules.Text(input.IdempotencyKey, errors, LongestKey, "idempotencyKey");
        return errors.Count == 0 ? new TransferRequest(to!.Value, token, input.Amount, input.MaxFee.Value) : null;
    }

    // Its decimals are known once the token is.
    private static void CheckDecimal(string text, List<UserError> errors, string field)
    {
        var decimals = text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? text.Length - point - 1 : 0;
        if (text.Length > LongestAmount || !DecimalAmount.TryParse(text, decimals, out var amount))
            errors.Add(new UserError("Send a decimal number such as 0.25: no sign, no exponent.", [field], UserErrorCode.Invalid));
        else if (amount.IsZero)
            errors.Add(new UserError("Send more than 0.", [field], UserErrorCode.Invalid));
    }
}
