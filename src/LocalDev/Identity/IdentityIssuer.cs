using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Graph.LocalDev.Identity;

/// <summary>
/// Signs tokens for whoever asks, which only a machine of one's own may do. Keys are made at each start and are never stored, so
/// a token is good for one run.
/// </summary>
/// <param name="name">What its tokens have as <c>iss</c>.</param>
internal sealed class IdentityIssuer(Uri name, TimeProvider time) : IDisposable
{
    public const string Audience = "graph-local";

    private const string RsaKeyId = "local-rs256";
    private const string EcKeyId = "local-es256";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly Lock _signing = new();
    private readonly ECDsa _ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>RFC 8414: an issuer is an address without a slash at its end.</summary>
    public string Name => name.GetLeftPart(UriPartial.Authority);

    /// <summary>A JWS (RFC 7515) by RS256 or, shorter to paste, by ES256.</summary>
    public string Sign(TokenRequest request, bool isShort = false)
    {
        var (algorithm, keyId) = isShort ? ("ES256", EcKeyId) : ("RS256", RsaKeyId);
        var header = Encoding.ASCII.GetBytes($$"""{"alg":"{{algorithm}}","kid":"{{keyId}}","typ":"JWT"}""");
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(ClaimsOf(request))}";
        var bytes = Encoding.ASCII.GetBytes(signed);
        return $"{signed}.{Base64Url.EncodeToString(Signature(bytes, isShort))}";
    }

    /// <summary>Both keys as a JSON Web Key Set (RFC 7517).</summary>
    public string KeySet()
    {
        var (rsa, ec) = (_rsa.ExportParameters(false), _ec.ExportParameters(false));
        return $$"""
            {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"{{RsaKeyId}}","n":"{{Base64Url.EncodeToString(rsa.Modulus)}}","e":"{{Base64Url.EncodeToString(rsa.Exponent)}}"},{"kty":"EC","use":"sig","alg":"ES256","kid":"{{EcKeyId}}","crv":"P-256","x":"{{Base64Url.EncodeToString(ec.Q.X)}}","y":"{{Base64Url.EncodeToString(ec.Q.Y)}}"}]}
            """;
    }

    public void Dispose()
    {
        _rsa.Dispose();
        _ec.Dispose();
    }

    /// <summary>One at a time: keys promise nothing to callers that use them at once.</summary>
    private byte[] Signature(byte[] bytes, bool isShort)
    {
        lock (_signing)
            return isShort
                ? _ec.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
                : _rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private ReadOnlySpan<byte> ClaimsOf(TokenRequest request)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
            request.WriteClaims(json, Name, time.GetUtcNow());
        return bytes.WrittenSpan;
    }
}
