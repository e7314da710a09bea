using Graph.Ethereum.Keys;
using Graph.Ethereum.Keystores;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Wallets;

/// <summary>Makes a wallet of a key that exists already, in any of the forms in which others keep one.</summary>
public sealed class WalletImport(WalletStore wallets, WalletMaking making, WalletTurns turns, KeyDerivations derivations)
{
    public async ValueTask<WalletPayload> Import(UserId user, ImportWalletInput input, CancellationToken cancellationToken)
    {
        if (await wallets.Get(user, cancellationToken) is { } existing)
            return new WalletPayload(existing, [AlreadyExists]);
        if (!PasswordRules.TryEncodeNew(input.Password, ["password"], out var password, out var error))
            return WalletPayload.Refused(error);
        using (password)
        using (await turns.Take(user, cancellationToken))
        {
            try
            {
                using var key = await derivations.RunForeign(() => ReadKey(user, input.From, cancellationToken), cancellationToken);
                var (wallet, isNew) = await making.Make(user, key, password, cancellationToken);
                return new WalletPayload(wallet, isNew ? [] : [AlreadyExists]);
            }
            catch (KeystoreException refused)
            {
                return WalletPayload.Refused(ToUserError(refused, input.From));
            }
        }
    }

    private static PrivateKey ReadKey(UserId user, WalletSource source, CancellationToken cancellationToken)
    {
        if (source.PrivateKey.Value is { } hex)
            return PrivateKeyText.Read(hex.Reveal());
        if (source.Mnemonic.Value is { } words)
        {
            using var mnemonic = Mnemonic.Parse(words.Reveal());
            return mnemonic.ToPrivateKey();
        }
        if (source.Keystore.Value is { } file)
            return KeystoreV3.Open(file.Content.Reveal(), file.Password.Reveal(), cancellationToken);
        var legacy = source.EncryptedMnemonic.Value!;
        return LegacyMnemonicCipher.Open(legacy.Content.Reveal(), legacy.Password.Reveal(), user.Value, cancellationToken);
    }

    private static UserError ToUserError(KeystoreException refused, WalletSource source)
    {
        var code = refused.Reason == KeystoreFailure.WrongPassword ? UserErrorCode.WrongPassword : UserErrorCode.Invalid;
        return new UserError(refused.Message, ["from", NameOf(source)], code);
    }

    private static string NameOf(WalletSource source) =>
        source.PrivateKey.HasValue ? "privateKey"
        : source.Mnemonic.HasValue ? "mnemonic"
        : source.Keystore.HasValue ? "keystore"
        : "encryptedMnemonic";

    private static UserError AlreadyExists { get; } =
        new("You have a wallet already; its key would be lost.", [], UserErrorCode.AlreadyExists);
}
