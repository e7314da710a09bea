using Graph.Ethereum.Encoding;
using Graph.Ethereum.Messages;
using Graph.Resolvers.Shared;
using Graph.Resolvers.Users;

namespace Graph.Resolvers.Wallets;

/// <summary>Signs with a wallet's key, which is open for no longer than that.</summary>
public sealed class WalletSigner(WalletUnlocking unlocking)
{
    /// <summary>In UTF-16 units.</summary>
    private const int LongestMessage = 32_768;

    public ValueTask<SignaturePayload> SignMessage(UserId user, string message, Secret password, CancellationToken cancellationToken)
    {
        var errors = new List<UserError>();
        InputRules.Text(message, errors, LongestMessage, "message");
        return errors.Count > 0
            ? ValueTask.FromResult(new SignaturePayload(null, errors))
            : Sign(user, PersonalMessage.Hash(message), password, cancellationToken);
    }

    public ValueTask<SignaturePayload> SignTypedData(UserId user, object typedData, Secret password, CancellationToken cancellationToken)
    {
        try
        {
            return Sign(user, TypedData.Hash(TypedDataJson.Of(typedData)), password, cancellationToken);
        }
        catch (TypedDataException malformed)
        {
            return ValueTask.FromResult(SignaturePayload.Refused(new UserError(malformed.Message, ["typedData"], UserErrorCode.Invalid)));
        }
    }

    private async ValueTask<SignaturePayload> Sign(UserId user, Hash hash, Secret password, CancellationToken cancellationToken)
    {
        using var unlocked = await unlocking.Unlock(user, password, ["password"], cancellationToken);
        return unlocked.IsOpen
            ? new SignaturePayload(Hex.Of(unlocked.Key.Sign(hash).Bytes), [])
            : SignaturePayload.Refused(unlocked.Error);
    }
}
