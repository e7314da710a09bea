using System.Globalization;
using System.Text;

namespace Graph.Ethereum.Keystores;

/// <summary>
/// A password as the bytes that a key is derived from: UTF-8 of its normalisation form NFKC, as ethers and EIP-2335 have it. Where
/// the runtime has no data of Unicode (the invariant mode of globalization, in which it returns its input as it is), text is taken
/// that NFKC would not change, and other text is refused rather than made a key of that opens nothing.
/// </summary>
public static class Password
{
    /// <summary>In bytes.</summary>
    public const int Longest = 1_024;

    private static readonly bool s_canNormalise = "\uFB01".Normalize(NormalizationForm.FormKC) == "fi";

    /// <returns>To be disposed.</returns>
    /// <exception cref="KeystoreException">It is too long, no Unicode text, or cannot be normalised here.</exception>
    public static SecretBytes Encode(string password)
    {
        if (password.Length > Longest)
            throw TooLong();
        for (var i = 0; i < password.Length;)
        {
            if (!Rune.TryGetRuneAt(password, i, out var rune))
                throw new KeystoreException(KeystoreFailure.UnusablePassword, "The password has half of a surrogate pair, which is not Unicode text.");
            i += rune.Utf16SequenceLength;
            if (!s_canNormalise && !UnchangedText.Has(rune))
                throw new KeystoreException(
                    KeystoreFailure.PasswordNotNormalisable,
                    $"The password has the character U+{rune.Value:X4}, which has to be normalised (NFKC) before it is sent, or be another one.");
        }
        return EncodeRaw(s_canNormalise ? password.Normalize(NormalizationForm.FormKC) : password);
    }

    /// <summary>As it is: some programs do not normalise.</summary>
    internal static SecretBytes EncodeRaw(string password)
    {
        var length = System.Text.Encoding.UTF8.GetByteCount(password);
        if (length > Longest)
            throw TooLong();
        var bytes = new SecretBytes(length);
        System.Text.Encoding.UTF8.GetBytes(password, bytes.Span);
        return bytes;
    }

    private static KeystoreException TooLong() => new(
        KeystoreFailure.UnusablePassword,
        string.Create(CultureInfo.InvariantCulture, $"The password is too long: it has at most {Longest} bytes of UTF-8."));
}
