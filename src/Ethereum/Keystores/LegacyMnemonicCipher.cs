using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Graph.Ethereum.Keys;

namespace Graph.Ethereum.Keystores;

/// <summary>
/// A mnemonic as the earlier wallet system kept it: <c>iv:ciphertext</c> in hexadecimal digits, AES-256-CBC under PBKDF2-HMAC-SHA256 of
/// the password with the user's subject as salt. Nothing in it shows that it is unchanged.
/// </summary>
public static class LegacyMnemonicCipher
{
    private const int Iterations = 100_000;
    private const int KeyLength = 32;
    private const int IvLength = 16;

    /// <summary>In UTF-16 units.</summary>
    private const int Longest = 4_096;

    /// <param name="subject">Of the user's tokens.</param>
    /// <returns>The key of the mnemonic's first account, to be disposed.</returns>
    /// <exception cref="KeystoreException">It is no such text, or has another password.</exception>
    public static PrivateKey Open(string text, string password, string subject, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (iv, content) = Parse(text);
        using var utf8 = Password.EncodeRaw(password);
        using var key = new SecretBytes(KeyLength);
        Rfc2898DeriveBytes.Pbkdf2(
            utf8.Span, System.Text.Encoding.UTF8.GetBytes(subject), key.Span, Iterations, HashAlgorithmName.SHA256);
        using var plain = new SecretBytes(content.Length);
        var length = Decrypt(key, iv, content, plain);
        return ReadMnemonic(plain.Span[..length]);
    }

    private static (byte[] Iv, byte[] Content) Parse(string text)
    {
        var colon = text.Length <= Longest ? text.IndexOf(':', StringComparison.Ordinal) : -1;
        if (colon < 0 || !TryHex(text.AsSpan(0, colon), out var iv) || !TryHex(text.AsSpan(colon + 1), out var content)
            || iv.Length != IvLength || content.Length == 0 || content.Length % 16 != 0)
            throw new KeystoreException(KeystoreFailure.Malformed, "An encrypted mnemonic is 32 hexadecimal digits, a colon, and whole blocks of 32.");
        return (iv, content);
    }

    private static bool TryHex(ReadOnlySpan<char> digits, out byte[] bytes)
    {
        bytes = new byte[digits.Length / 2];
        return digits.Length % 2 == 0 && Convert.FromHexString(digits, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
    }

    /// <summary>Another password shows in the padding, or else in what is no mnemonic.</summary>
    private static int Decrypt(SecretBytes key, byte[] iv, byte[] content, SecretBytes plain)
    {
        using var aes = Aes.Create();
        var bytes = key.Span.ToArray();
        aes.Key = bytes;
        CryptographicOperations.ZeroMemory(bytes);
        try
        {
            return aes.DecryptCbc(content, iv, plain.Span, PaddingMode.PKCS7);
        }
        catch (CryptographicException)
        {
            throw WrongPassword();
        }
    }

    /// <summary>A phrase of the list is ASCII; what another byte becomes here is in no word.</summary>
    private static PrivateKey ReadMnemonic(ReadOnlySpan<byte> ascii)
    {
        using var wiped = new SecretBytes(ascii.Length * sizeof(char));
        var phrase = MemoryMarshal.Cast<byte, char>(wiped.Span);
        for (var i = 0; i < ascii.Length; i++)
            phrase[i] = (char)ascii[i];
        try
        {
            using var mnemonic = Mnemonic.Parse(phrase);
            return mnemonic.ToPrivateKey();
        }
        catch (KeystoreException)
        {
            throw WrongPassword();
        }
    }

    private static KeystoreException WrongPassword() =>
        new(KeystoreFailure.WrongPassword, "The password does not open the encrypted mnemonic.");
}
