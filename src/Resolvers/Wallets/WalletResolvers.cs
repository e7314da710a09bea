using Graph.Ethereum.Keys;
using Graph.GraphQL.Binding;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Wallets;

public sealed class WalletResolvers(WalletImport import, WalletEditor editor, WalletSigner signer, RawTransactionSigner rawSigner)
{
    [Field("User.wallet")]
    public ValueTask<Wallet?> Wallet(User user, WalletByUser byUser) => byUser.Load(user.Id);

    [Field("Wallet.balance")]
    public async ValueTask<TokenAmount?> Balance(Wallet wallet, string? token, BalanceOfAccount balances) =>
        await balances.Load(new Account(
            Address.Parse(wallet.Address), token is null ? null : AddressText.ReadArgument(token, "token")))
            ?? throw BadUserInput.Because($"There is no ERC-20 token at {token}.");

    [Field("Wallet.nonce")]
    public async ValueTask<long?> Nonce(Wallet wallet, NonceOfAddress nonces) => (await nonces.Load(Address.Parse(wallet.Address)))?.Value;

    [Field("Mutation.importWallet")]
    public ValueTask<WalletPayload> Import(ImportWalletInput input, Viewer viewer, CancellationToken cancellationToken) =>
        import.Import(UserId.Of(viewer), input, cancellationToken);

    [Field("Mutation.changePassword")]
    public ValueTask<WalletPayload> ChangePassword(
        Secret password, Secret newPassword, Viewer viewer, CancellationToken cancellationToken) =>
        editor.ChangePassword(UserId.Of(viewer), password, newPassword, cancellationToken);

    [Field("Mutation.signMessage")]
    public ValueTask<SignaturePayload> SignMessage(
        string message, Secret password, Viewer viewer, CancellationToken cancellationToken) =>
        signer.SignMessage(UserId.Of(viewer), message, password, cancellationToken);

    [Field("Mutation.signTypedData")]
    public ValueTask<SignaturePayload> SignTypedData(
        object typedData, Secret password, Viewer viewer, CancellationToken cancellationToken) =>
        signer.SignTypedData(UserId.Of(viewer), typedData, password, cancellationToken);

    [Field("Mutation.signTransaction")]
    public ValueTask<SignTransactionPayload> SignTransaction(
        SignTransactionInput input, Viewer viewer, CancellationToken cancellationToken) =>
        rawSigner.Sign(UserId.Of(viewer), input, cancellationToken);
}
