using System.Security.Cryptography;

namespace Graph.Gateway.Auth.Jose;

/// <summary>
/// A signature algorithm of RFC 7518 (section 3.1). These eight have a public key that verifies and a private key that
/// signs; <c>none</c> and the HMACs, with which a public key could be taken for a secret, have no place here.
/// </summary>
internal sealed class SignatureAlgorithm
{
    private static readonly SignatureAlgorithm[] All =
    [
        new("RS256", HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        new("RS384", HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        new("RS512", HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        new("PS256", HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        new("PS384", HashAlgorithmName.SHA384, RSASignaturePadding.Pss),
        new("PS512", HashAlgorithmName.SHA512, RSASignaturePadding.Pss),
        new("ES256", HashAlgorithmName.SHA256, curve: "P-256"),
        new("ES384", HashAlgorithmName.SHA384, curve: "P-384"),
    ];

    private SignatureAlgorithm(string name, HashAlgorithmName hash, RSASignaturePadding? padding = null, string? curve = null) =>
        (Name, Hash, Padding, Curve) = (name, hash, padding, curve);

    public string Name { get; }

    public HashAlgorithmName Hash { get; }

    /// <summary>Of an algorithm for RSA keys; null for the others.</summary>
    public RSASignaturePadding? Padding { get; }

    /// <summary>Of an algorithm for elliptic curve keys; null for the others.</summary>
    public string? Curve { get; }

    /// <summary>Names are case-sensitive.</summary>
    public static SignatureAlgorithm? Find(string? name)
    {
        foreach (var algorithm in All)
            if (algorithm.Name == name)
                return algorithm;
        return null;
    }
}
