using System.Diagnostics.CodeAnalysis;
using Graph.Ethereum.Keystores;
using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Wallets;

/// <summary>What a password must be like.</summary>
internal static class PasswordRules
{
    /// <summary>In bytes. The wallet is guarded by the server's key and by growing waits too, so this need not stop a machine.</summary>
    private const int Shortest = 6;

    /// <summary>A password that opens what is encrypted already.</summary>
    /// <param name="path">Where it stands in the input.</param>
    /// <param name="utf8">The caller disposes it.</param>
    public static bool TryEncode(
        Secret password, IReadOnlyList<string> path, [NotNullWhen(true)] out SecretBytes? utf8, [NotNullWhen(false)] out UserError? error)
    {
        error = null;
        utf8 = null;
        try
        {
            utf8 = Password.Encode(password.Reveal());
            return true;
        }
        catch (KeystoreException unusable)
        {
            error = new UserError(unusable.Message, path, UserErrorCode.Invalid);
            return false;
        }
    }

    /// <summary>A password that is to encrypt from now on.</summary>
    /// <inheritdoc cref="TryEncode"/>
    public static bool TryEncodeNew(
        Secret password, IReadOnlyList<string> path, [NotNullWhen(true)] out SecretBytes? utf8, [NotNullWhen(false)] out UserError? error)
    {
        if (!TryEncode(password, path, out utf8, out error))
            return false;
        if (utf8.Length >= Shortest)
            return true;
        utf8.Dispose();
        utf8 = null;
        error = new UserError($"A password has at least {Shortest} characters.", path, UserErrorCode.Invalid);
        return false;
    }
}
