using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Graph.Gateway.Tests.Auth;

/// <summary>A key pair of an issuer: signs tokens, and is published as a JSON Web Key.</summary>
internal sealed class SigningKey
{
    private readonly Func<byte[], byte[]> _sign;

    private SigningKey(string id, string algorithm, string publicMembers, Func<byte[], byte[]> sign)
    {
        (Id, Algorithm, _sign) = (id, algorithm, sign);
        Jwk = $$"""{"kid":"{{id}}",{{publicMembers}}}""";
    }

    public string Id { get; }

    public string Algorithm { get; }

    public string Jwk { get; }

    public static SigningKey Rsa(string id, int bits = 2048)
    {
        var rsa = RSA.Create(bits);
        var numbers = rsa.ExportParameters(false);
        return new SigningKey(
            id, "RS256", $"\"kty\":\"RSA\",\"n\":\"{Encode(numbers.Modulus!)}\",\"e\":\"{Encode(numbers.Exponent!)}\"",
            data => Alone(rsa, () => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));
    }

    public static SigningKey P256(string id)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(false).Q;
        return new SigningKey(
            id, "ES256", $"\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"{Encode(point.X!)}\",\"y\":\"{Encode(point.Y!)}\"",
            data => Alone(key, () => key.SignData(data, HashAlgorithmName.SHA256)));
    }

    /// <summary>A token of these claims, in JSON.</summary>
    public string Sign(string claims) => Sign($$"""{"alg":"{{Algorithm}}","kid":"{{Id}}"}""", claims);

    public string Sign(string header, string claims)
    {
        var input = $"{Encode(header)}.{Encode(claims)}";
        return $"{input}.{Encode(_sign(Encoding.ASCII.GetBytes(input)))}";
    }

    public static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    public static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public static string KeySet(params SigningKey[] keys) => $$"""{"keys":[{{string.Join(',', keys.Select(key => key.Jwk))}}]}""";

    private static byte[] Alone(object key, Func<byte[]> sign)
    {
        lock (key)
            return sign();
    }
}
