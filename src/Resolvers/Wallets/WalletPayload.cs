using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Wallets;

/// <summary>What a change of a wallet did.</summary>
public sealed record WalletPayload(Wallet? Wallet, IReadOnlyList<UserError> UserErrors)
{
    public static WalletPayload Refused(UserError error) => new(null, [error]);
}

/// <summary>A signature, or why there is none.</summary>
public sealed record SignaturePayload(string? Signature, IReadOnlyList<UserError> UserErrors)
{
    public static SignaturePayload Refused(UserError error) => new(null, [error]);
}

/// <summary>A signed transaction, or why there is none.</summary>
public sealed record SignTransactionPayload(string? Raw, string? Hash, IReadOnlyList<UserError> UserErrors)
{
    public static SignTransactionPayload Refused(params IReadOnlyList<UserError> errors) => new(null, null, errors);
}
