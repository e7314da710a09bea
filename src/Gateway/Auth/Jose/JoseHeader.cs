using System.Text.Json;

namespace Graph.Gateway.Auth.Jose;

/// <summary>The JOSE header (RFC 7515, section 4): which key is said to have signed, and how.</summary>
internal sealed record JoseHeader(SignatureAlgorithm Algorithm, string KeyId)
{
    private const int LongestKeyId = 256;

    /// <param name="json">A JSON object.</param>
    public static TokenRefusal? Read(ReadOnlySpan<byte> json, out JoseHeader header)
    {
        header = null!;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        SignatureAlgorithm? algorithm = null;
        string? keyId = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "alg":
                    algorithm = SignatureAlgorithm.Find(reader.StringOrNull());
                    break;
                case "kid":
                    keyId = reader.StringOrNull();
                    break;
                case "typ":
                    if (!IsTokenType(reader.StringOrNull()))
                        return TokenRefusal.UnsupportedType;
                    break;
                // Extensions that would have to be understood, encryption, and keys that the token brings along or points to.
                case "crit" or "b64" or "zip" or "enc" or "jwk" or "jku" or "x5u" or "x5c":
                    return TokenRefusal.UnsupportedHeader;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (algorithm is null)
            return TokenRefusal.UnsupportedAlgorithm;
        if (keyId is not { Length: > 0 and <= LongestKeyId })
            return TokenRefusal.MissingKeyId;
        header = new JoseHeader(algorithm, keyId);
        return null;
    }

    /// <summary>RFC 7519 (section 5.1) and RFC 9068 (section 2.1), in either case and with or without "application/".</summary>
    private static bool IsTokenType(ReadOnlySpan<char> type)
    {
        const string Prefix = "application/";
        if (type.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            type = type[Prefix.Length..];
        return type.Equals("JWT", StringComparison.OrdinalIgnoreCase)
            || type.Equals("at+jwt", StringComparison.OrdinalIgnoreCase);
    }
}
