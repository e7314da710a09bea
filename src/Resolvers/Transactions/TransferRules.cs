using Graph.Ethereum.Keys;
using Graph.Ethereum.Transactions;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Transactions;

/// <summary>What can be said of a transfer's input without asking a chain.</summary>
internal static class TransferRules
{
    private const int LongestKey = 200;

    /// <summary>More characters than any amount has.</summary>
    private const int LongestAmount = 100;

    public static IReadOnlyList<UserError> Check(SubmitTransactionInput input)
    {
        var errors = new List<UserError>();
        CheckAddress(input.To, errors, "to");
        if (input.Token.Value is { } token)
            CheckAddress(token, errors, "token");
        CheckDecimal(input.Amount, errors, "amount");
        if (input.MaxFee.Value is { } maxFee)
            CheckDecimal(maxFee, errors, "maxFee");
        if (input.IdempotencyKey.Length == 0)
            errors.Add(new UserError("Send 1 to 200 characters that are this transfer's own.", ["idempotencyKey"], UserErrorCode.Required));
        InputRules.Text(input.IdempotencyKey, errors, LongestKey, "idempotencyKey");
        return errors;
    }

    private static void CheckAddress(string text, List<UserError> errors, string field)
    {
        if (!Address.TryParse(text, out _))
            errors.Add(new UserError(
                "This is no address: send 0x and 40 hexadecimal digits, with the capitals of ERC-55 or with none.", [field], UserErrorCode.Invalid));
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
