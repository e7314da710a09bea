using System.Security.Cryptography;
using System.Text.Json;
using Graph.Ethereum.Encoding;
using Graph.Ethereum.Keys;

namespace Graph.Ethereum.Keystores;

/// <summary>
/// A private key in a file with a password: Web3 Secret Storage, version 3, as geth, ethers and most wallets write it. A mnemonic that
/// ethers adds (<c>x-ethers</c>) is not read.
/// </summary>
public static class KeystoreV3
{
    /// <summary>In bytes of UTF-8.</summary>
    private const int LongestFile = 16_384;
    private const int IvLength = 16;
    private const int MacLength = 32;
    private const int SaltLength = 32;
    private const int Version = 3;
    private const string Cipher = "aes-128-ctr";

    private static readonly JsonDocumentOptions s_bounded = new() { MaxDepth = 16 };

    /// <returns>The key, to be disposed.</returns>
    /// <exception cref="KeystoreException">It is no such file, asks for too much, or has another password.</exception>
    public static PrivateKey Open(string json, string password, CancellationToken cancellationToken = default)
    {
        using var document = Parse(json);
        var file = KeystoreFile.Read(document.RootElement);
        using var key = TryDecrypt(file, password, cancellationToken)
            ?? throw new KeystoreException(KeystoreFailure.WrongPassword, "The password does not open the file.");
        return file.ToPrivateKey(key);
    }

    /// <param name="parameters">What others write when left out: N = 2^17.</param>
    public static string Write(PrivateKey key, string password, ScryptParameters? parameters = null) =>
        Write(key, password, new ScryptDerivation(RandomNumberGenerator.GetBytes(SaltLength), parameters ?? ScryptParameters.Export));

    /// <summary>With PBKDF2, for programs without scrypt.</summary>
    public static string WritePbkdf2(PrivateKey key, string password, int iterations) =>
        Write(key, password, new Pbkdf2Derivation(RandomNumberGenerator.GetBytes(SaltLength), iterations));

    private static string Write(PrivateKey key, string password, KeystoreDerivation derivation)
    {
        using var utf8 = Password.Encode(password);
        using var derived = new SecretBytes(KeystoreDerivation.KeyLength);
        derivation.Derive(utf8.Span, derived.Span, CancellationToken.None);
        using var plain = new SecretBytes(PrivateKey.Length);
        key.Export(plain.Span);
        var iv = RandomNumberGenerator.GetBytes(IvLength);
        var content = new byte[PrivateKey.Length];
        Aes128Ctr.Transform(derived.Span[..16], iv, plain.Span, content);
        return ToJson(key.Address, derivation, iv, content, KeystoreFile.MacOf(derived.Span, content));
    }

    private static string ToJson(Address address, KeystoreDerivation derivation, byte[] iv, byte[] content, byte[] mac)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("address", Convert.ToHexStringLower(address.Bytes));
            json.WriteString("id", Guid.NewGuid());
            json.WriteNumber("version", Version);
            json.WriteStartObject("crypto");
            json.WriteString("cipher", Cipher);
            json.WriteStartObject("cipherparams");
            json.WriteString("iv", Convert.ToHexStringLower(iv));
            json.WriteEndObject();
            json.WriteString("ciphertext", Convert.ToHexStringLower(content));
            derivation.Write(json);
            json.WriteString("mac", Convert.ToHexStringLower(mac));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <summary>
    /// With the password normalised, as ethers does, and then as it is, as Nethereum does. One that cannot be normalised here may
    /// still be of the second kind.
    /// </summary>
    private static SecretBytes? TryDecrypt(KeystoreFile file, string password, CancellationToken cancellationToken)
    {
        using var raw = Password.EncodeRaw(password);
        try
        {
            using var normalised = Password.Encode(password);
            if (file.TryDecrypt(normalised, cancellationToken) is { } key)
                return key;
            return raw.Span.SequenceEqual(normalised.Span) ? null : file.TryDecrypt(raw, cancellationToken);
        }
        catch (KeystoreException refused) when (refused.Reason == KeystoreFailure.PasswordNotNormalisable)
        {
            if (file.TryDecrypt(raw, cancellationToken) is { } key)
                return key;
            throw;
        }
    }

    private static JsonDocument Parse(string json)
    {
        // The first condition keeps the second from a long text.
        if (json.Length > LongestFile || System.Text.Encoding.UTF8.GetByteCount(json) > LongestFile)
            throw new KeystoreException(KeystoreFailure.Malformed, $"The file has more than {LongestFile} bytes.");
        try
        {
            return JsonDocument.Parse(json, s_bounded);
        }
        catch (JsonException)
        {
            throw new KeystoreException(KeystoreFailure.Malformed, "The file is no JSON.");
        }
        catch (ArgumentException)
        {
            throw new KeystoreException(KeystoreFailure.Malformed, "The file has half of a surrogate pair, which is not Unicode text.");
        }
    }

    /// <summary>What a file says, before its password.</summary>
    private sealed record KeystoreFile(KeystoreDerivation Derivation, byte[] Iv, byte[] Content, byte[] Mac, string? Address)
    {
        public static KeystoreFile Read(JsonElement root)
        {
            try
            {
                return ReadMembers(root);
            }
            catch (InvalidOperationException)
            {
                throw new KeystoreException(KeystoreFailure.Malformed, "The file has half of a surrogate pair, which is not Unicode text.");
            }
        }

        /// <returns>Null when the password is another, or the file was damaged.</returns>
        public SecretBytes? TryDecrypt(SecretBytes password, CancellationToken cancellationToken)
        {
            using var derived = new SecretBytes(KeystoreDerivation.KeyLength);
            Derivation.Derive(password.Span, derived.Span, cancellationToken);
            if (!CryptographicOperations.FixedTimeEquals(MacOf(derived.Span, Content), Mac))
                return null;
            var key = new SecretBytes(PrivateKey.Length);
            Aes128Ctr.Transform(derived.Span[..16], Iv, Content, key.Span);
            return key;
        }

        public PrivateKey ToPrivateKey(SecretBytes bytes)
        {
            if (!PrivateKey.IsKey(bytes.Span))
                throw new KeystoreException(KeystoreFailure.Malformed, "What is in the file is no private key.");
            var key = PrivateKey.Import(bytes.Span);
            if (Address is null || string.Equals(Convert.ToHexStringLower(key.Address.Bytes), Address, StringComparison.OrdinalIgnoreCase))
                return key;
            key.Dispose();
            throw new KeystoreException(KeystoreFailure.AddressMismatch, "The file holds the key of another address than it says.");
        }

        public static byte[] MacOf(ReadOnlySpan<byte> derived, byte[] content)
        {
            using var joined = new SecretBytes(16 + content.Length);
            derived[16..32].CopyTo(joined.Span);
            content.CopyTo(joined.Span[16..]);
            return Keccak256.Hash(joined.Span);
        }

        private static KeystoreFile ReadMembers(JsonElement root)
        {
            if (root.ValueKind != JsonValueKind.Object || KeystoreJson.Int(root, "version") != Version)
                throw new KeystoreException(KeystoreFailure.UnsupportedParameters, "The file is not of version 3.");
            // Ethers writes it with a capital.
            var crypto = root.TryGetProperty("Crypto", out _) ? KeystoreJson.Object(root, "Crypto") : KeystoreJson.Object(root, "crypto");
            if (KeystoreJson.Text(crypto, "cipher") != Cipher)
                throw new KeystoreException(KeystoreFailure.UnsupportedParameters, $"The file's cipher is not {Cipher}.");
            return new KeystoreFile(
                KeystoreDerivation.Read(KeystoreJson.Text(crypto, "kdf"), KeystoreJson.Object(crypto, "kdfparams")),
                KeystoreJson.Bytes(KeystoreJson.Object(crypto, "cipherparams"), "iv", IvLength),
                KeystoreJson.Bytes(crypto, "ciphertext", PrivateKey.Length),
                KeystoreJson.Bytes(crypto, "mac", MacLength),
                root.TryGetProperty("address", out var address) && address.ValueKind == JsonValueKind.String && address.GetString() is { Length: > 0 } text
                    ? text.Replace("0x", "", StringComparison.Ordinal)
                    : null);
        }
    }
}
