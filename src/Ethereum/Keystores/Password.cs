using System.Buffers;
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
        using var raw = EncodeRaw(password);
        if (s_canNormalise)
            return EncodeRaw(password.Normalize(NormalizationForm.FormKC));
        foreach (var rune in password.EnumerateRunes())
        {
            if (!UnchangedText.Has(rune))
                throw new KeystoreException(
                    KeystoreFailure.PasswordNotNormalisable,
                    $"The password has the character U+{rune.Value:X4}, which has to be normalised (NFKC) before it is sent, or be another one.");
        }
        return SecretBytes.CopyOf(raw.Span);
    }

    /// <summary>As it is: some programs do not normalise.</summary>
    /// <exception cref="KeystoreException">It is too long or no Unicode text.</exception>
    internal static SecretBytes EncodeRaw(string password)
    {
        // The first condition keeps the second from a long text.
        if (password.Length > Longest || System.Text.Encoding.UTF8.GetByteCount(password) > Longest)
            throw TooLong();
        if (HasHalfOfAPair(password))
            throw new KeystoreException(KeystoreFailure.UnusablePassword, "The password has half of a surrogate pair, which is not Unicode text.");
        var bytes = new SecretBytes(System.Text.Encoding.UTF8.GetByteCount(password));
        System.Text.Encoding.UTF8.GetBytes(password, bytes.Span);
        return bytes;
    }

    private static bool HasHalfOfAPair(ReadOnlySpan<char> text)
    {
        while (Rune.DecodeFromUtf16(text, out _, out var length) == OperationStatus.Done)
            text = text[length..];
        return !text.IsEmpty;
    }

    private static KeystoreException TooLong() => new(
        KeystoreFailure.UnusablePassword,
        string.Create(CultureInfo.InvariantCulture, $"The password is too long: it has at most {Longest} bytes of UTF-8."));
}
