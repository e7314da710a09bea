using System.Security.Cryptography;

namespace Graph.Gateway.Auth.Jose;

/// <summary>A key of <c>kty</c> "EC" (RFC 7518, section 6.2) on a curve that one of the algorithms uses.</summary>
internal sealed class EllipticCurveKey : JsonWebKey
{
    private readonly KeyInstances<ECDsa> _instances;
    private readonly string _curve;

    private EllipticCurveKey(string id, string? algorithm, string material, string curve, ECParameters parameters)
        : base(id, algorithm, material)
    {
        _curve = curve;
        _instances = new KeyInstances<ECDsa>(() => ECDsa.Create(parameters));
        // Shows whether the point is on the curve.
        _instances.Return(_instances.Rent());
    }

    /// <param name="x">In base64url, as long as the curve's field; likewise <paramref name="y"/>.</param>
    public static EllipticCurveKey? Create(string id, string? algorithm, string? curve, string? x, string? y)
    {
        if (CurveOf(curve) is not var (named, length)
            || StrictBase64Url.Decode(x) is not { } left || left.Length != length
            || StrictBase64Url.Decode(y) is not { } right || right.Length != length)
            return null;
        try
        {
            var parameters = new ECParameters { Curve = named, Q = new ECPoint { X = left, Y = right } };
            return new EllipticCurveKey(id, algorithm, $"{curve}.{x}.{y}", curve!, parameters);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    protected override bool IsOfTypeFor(SignatureAlgorithm used) => used.Curve == _curve;

    /// <summary>A signature is two numbers one after the other, each as long as the field (RFC 7518, section 3.4).</summary>
    protected override bool VerifyFitting(
        SignatureAlgorithm used, ReadOnlySpan<byte> signingInput, ReadOnlySpan<byte> signature)
    {
        var key = _instances.Rent();
        var isValid = key.VerifyData(
            signingInput, signature, used.Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        _instances.Return(key);
        return isValid;
    }

    private static (ECCurve Named, int Length)? CurveOf(string? name) => name switch
    {
        "P-256" => (ECCurve.NamedCurves.nistP256, 32),
        "P-384" => (ECCurve.NamedCurves.nistP384, 48),
        _ => null,
    };
}
