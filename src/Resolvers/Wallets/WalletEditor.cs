using Graph.Resolvers.Shared;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Wallets;

/// <summary>Encrypts a wallet with another password.</summary>
public sealed class WalletEditor(WalletUnlocking unlocking, WalletVault vault, WalletStore wallets)
{
    private static readonly string[] s_newPassword = ["newPassword"];

    public async ValueTask<WalletPayload> ChangePassword(
        UserId user, Secret password, Secret newPassword, CancellationToken cancellationToken)
    {
        if (!PasswordRules.TryEncodeNew(newPassword, s_newPassword, out var utf8, out var error))
            return WalletPayload.Refused(error);
        using (utf8)
        using (var unlocked = await unlocking.Unlock(user, password, ["password"], cancellationToken))
        {
            if (!unlocked.IsOpen)
                return WalletPayload.Refused(unlocked.Error);
            var key = await vault.Encrypt(unlocked.Key, user, unlocked.Wallet.Id, utf8, cancellationToken);
            return await wallets.ChangeKey(unlocked.Wallet, key, cancellationToken) is { } changed
                ? new WalletPayload(changed, [])
                : throw Conflict.Because("The password was changed by another request at this moment; this one changed nothing.");
        }
    }
}
