using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Graph.Ethereum.Keystores;

/// <summary>How a file's password becomes its key. What it asks for is bounded before any of it is done.</summary>
internal abstract record KeystoreDerivation(byte[] Salt)
{
    public const int KeyLength = 32;

    private const int LongestSalt = 128;
    private const long MostMemory = 256L << 20;
    private const long MostWork = 1L << 23;
    private const int MostIterations = 2_000_000;

    /// <exception cref="KeystoreException">It is none, or asks for more than is given.</exception>
    public static KeystoreDerivation Read(string function, JsonElement parameters)
    {
        if (!parameters.TryGetProperty("salt", out var salt) || !KeystoreJson.TryBytes(salt, out var bytes) || bytes.Length > LongestSalt)
            throw new KeystoreException(KeystoreFailure.Malformed, $"The file has no salt of at most {LongestSalt} bytes.");
        if (KeystoreJson.Int(parameters, "dklen") != KeyLength)
            throw new KeystoreException(KeystoreFailure.UnsupportedParameters, "The file asks for a key of another length than 32 bytes.");
        return function switch
        {
            "scrypt" => ReadScrypt(parameters, bytes),
            "pbkdf2" => ReadPbkdf2(parameters, bytes),
            _ => throw new KeystoreException(KeystoreFailure.UnsupportedParameters, "The file's key is derived neither by scrypt nor by pbkdf2."),
        };
    }

    public abstract void Derive(ReadOnlySpan<byte> password, Span<byte> key, CancellationToken cancellationToken);

    /// <summary>The members <c>kdf</c> and <c>kdfparams</c>.</summary>
    public abstract void Write(Utf8JsonWriter json);

    private static ScryptDerivation ReadScrypt(JsonElement parameters, byte[] salt)
    {
        var (n, r, p) = (KeystoreJson.Int(parameters, "n"), KeystoreJson.Int(parameters, "r"), KeystoreJson.Int(parameters, "p"));
        var scrypt = new ScryptParameters(n, r, p);
        return scrypt.AreComputable && 128L * n * r <= MostMemory && (long)n * r <= MostWork / p
            ? new ScryptDerivation(salt, scrypt)
            : throw new KeystoreException(
                KeystoreFailure.UnsupportedParameters,
                "The file asks for more of scrypt than is given (128 n r at most 256 MiB, n r p at most 2^23), or for what it is not.");
    }

    private static Pbkdf2Derivation ReadPbkdf2(JsonElement parameters, byte[] salt)
    {
        var iterations = KeystoreJson.Int(parameters, "c");
        if (!parameters.TryGetProperty("prf", out var prf) || prf.ValueKind != JsonValueKind.String || prf.GetString() != "hmac-sha256")
            throw new KeystoreException(KeystoreFailure.UnsupportedParameters, "The file's pbkdf2 is not of hmac-sha256.");
        return iterations is >= 1 and <= MostIterations
            ? new Pbkdf2Derivation(salt, iterations)
            : throw new KeystoreException(
                KeystoreFailure.UnsupportedParameters,
                string.Create(CultureInfo.InvariantCulture, $"The file asks for {iterations} rounds of pbkdf2; 1 to {MostIterations} are given."));
    }
}

/// <inheritdoc/>
internal sealed record ScryptDerivation(byte[] Salt, ScryptParameters Parameters) : KeystoreDerivation(Salt)
{
    public override void Derive(ReadOnlySpan<byte> password, Span<byte> key, CancellationToken cancellationToken) =>
        Scrypt.DeriveKey(password, Salt, Parameters, key, cancellationToken: cancellationToken);

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteString("kdf", "scrypt");
        json.WriteStartObject("kdfparams");
        json.WriteNumber("dklen", KeyLength);
        json.WriteNumber("n", Parameters.N);
        json.WriteNumber("r", Parameters.R);
        json.WriteNumber("p", Parameters.P);
        json.WriteString("salt", Convert.ToHexStringLower(Salt));
        json.WriteEndObject();
    }
}

/// <summary>Cannot be cancelled once begun; the most rounds take some seconds.</summary>
internal sealed record Pbkdf2Derivation(byte[] Salt, int Iterations) : KeystoreDerivation(Salt)
{
    public override void Derive(ReadOnlySpan<byte> password, Span<byte> key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Rfc2898DeriveBytes.Pbkdf2(password, Salt, key, Iterations, HashAlgorithmName.SHA256);
    }

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteString("kdf", "pbkdf2");
        json.WriteStartObject("kdfparams");
        json.WriteNumber("dklen", KeyLength);
        json.WriteNumber("c", Iterations);
        json.WriteString("prf", "hmac-sha256");
        json.WriteString("salt", Convert.ToHexStringLower(Salt));
        json.WriteEndObject();
    }
}
