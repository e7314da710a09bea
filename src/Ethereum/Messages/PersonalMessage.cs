using System.Globalization;
using Graph.Ethereum.Encoding;

namespace Graph.Ethereum.Messages;

/// <summary>
/// A text for people to sign (ERC-191, version 0x45). Its prefix keeps it from being a transaction that the signer did not mean.
/// </summary>
public static class PersonalMessage
{
    private static readonly System.Text.UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">
    /// The text has half of a surrogate pair, in whose place another character would be signed.
    /// </exception>
    public static Hash Hash(string text) => Hash(s_utf8.GetBytes(text));

    public static Hash Hash(ReadOnlySpan<byte> message)
    {
        var length = message.Length.ToString(CultureInfo.InvariantCulture);
        return Encoding.Hash.Of([.. "\u0019Ethereum Signed Message:\n"u8, .. System.Text.Encoding.ASCII.GetBytes(length), .. message]);
    }
}
