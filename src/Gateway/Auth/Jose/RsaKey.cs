using System.Numerics;
using System.Security.Cryptography;

namespace Graph.Gateway.Auth.Jose;

/// <summary>A key of <c>kty</c> "RSA" (RFC 7518, section 6.3).</summary>
internal sealed class RsaKey : JsonWebKey
{
    private const int ShortestModulus = 2048;
    private const int LongestModulus = 8192;

    private readonly KeyInstances<RSA> _instances;
    private readonly int _signatureLength;

    private RsaKey(string id, string? algorithm, string material, RSAParameters parameters)
        : base(id, algorithm, material)
    {
        _instances = new KeyInstances<RSA>(() => RSA.Create(parameters));
        _signatureLength = parameters.Modulus!.Length;
    }

    /// <param name="n">The modulus in base64url, of 2048 to 8192 bits.</param>
    /// <param name="e">The exponent in base64url: odd, from 65537 (FIPS 186-5) on, of at most 32 bits.</param>
    public static RsaKey? Create(string id, string? algorithm, string? n, string? e)
    {
        if (StrictBase64Url.Decode(n) is not { } modulus || StrictBase64Url.Decode(e) is not { } exponent)
            return null;
        return IsModulus(modulus) && IsExponent(exponent)
            ? new RsaKey(id, algorithm, $"{n}.{e}", new RSAParameters { Modulus = modulus, Exponent = exponent })
            : null;
    }

    protected override bool IsOfTypeFor(SignatureAlgorithm used) => used.Padding is not null;

    protected override bool VerifyFitting(
        SignatureAlgorithm used, ReadOnlySpan<byte> signingInput, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != _signatureLength)
            return false;
        var rsa = _instances.Rent();
        var isValid = rsa.VerifyData(signingInput, signature, used.Hash, used.Padding!);
        _instances.Return(rsa);
        return isValid;
    }

    private static bool IsModulus(ReadOnlySpan<byte> bytes) =>
        bytes is [not 0, ..] && int.IsOddInteger(bytes[^1])
        && bytes.Length * 8 - BitOperations.LeadingZeroCount((uint)bytes[0] << 24) is >= ShortestModulus and <= LongestModulus;

    private static bool IsExponent(ReadOnlySpan<byte> bytes) =>
        bytes is [not 0, _, _] or [not 0, _, _, _] && int.IsOddInteger(bytes[^1]);
}
