using System.Security.Cryptography;
using Graph.Gateway.Auth.Jose;

namespace Graph.Gateway.Tests.Auth.Jose;

public sealed class JsonWebKeyTests
{
    private static readonly RSA Rsa = RSA.Create(2048);
    private static readonly ECDsa P256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly byte[] Text = "signed"u8.ToArray();
    private static readonly SignatureAlgorithm RS256 = SignatureAlgorithm.Find("RS256")!;
    private static readonly SignatureAlgorithm ES256 = SignatureAlgorithm.Find("ES256")!;

    [Fact]
    public void Eight_threads_at_once_verify_with_the_same_keys()
    {
        var rsa = RsaKeyOf(Rsa.ExportParameters(false))!;
        var ec = EcKeyOf(P256.ExportParameters(false))!;
        var rsaSignature = Rsa.SignData(Text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var ecSignature = P256.SignData(Text, HashAlgorithmName.SHA256);
        var wrong = 0;

        var threads = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < 500; i++)
            {
                var good = rsa.Verify(RS256, Text, rsaSignature) && ec.Verify(ES256, Text, ecSignature);
                var bad = rsa.Verify(RS256, Text, ecSignature) || ec.Verify(ES256, Text, rsaSignature)
                    || rsa.Verify(RS256, "other"u8, rsaSignature) || ec.Verify(ES256, "other"u8, ecSignature);
                if (!good || bad)
                    Interlocked.Increment(ref wrong);
            }
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal(0, wrong);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(72)]
    [InlineData(96)]
    [InlineData(128)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(6_000)]
    public void Bytes_of_any_length_that_are_no_signature_verify_nothing(int length)
    {
        foreach (var filler in new byte[] { 0, 1, 0x30, 0xff })
        {
            var bytes = Enumerable.Repeat(filler, length).ToArray();
            Assert.False(RsaKeyOf(Rsa.ExportParameters(false))!.Verify(RS256, Text, bytes));
            Assert.False(RsaKeyOf(Rsa.ExportParameters(false))!.Verify(SignatureAlgorithm.Find("PS256")!, Text, bytes));
            Assert.False(EcKeyOf(P256.ExportParameters(false))!.Verify(ES256, Text, bytes));
        }
    }

    /// <summary>CVE-2022-21449: zero, and the order of the curve, which is zero in its arithmetic.</summary>
    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551")]
    public void Numbers_that_are_zero_are_no_signature(string number)
    {
        var key = EcKeyOf(P256.ExportParameters(false))!;
        var (zero, one) = (Convert.FromHexString(number), Convert.FromHexString("01".PadLeft(64, '0')));

        Assert.False(key.Verify(ES256, Text, [.. zero, .. zero]));
        Assert.False(key.Verify(ES256, Text, [.. zero, .. one]));
        Assert.False(key.Verify(ES256, Text, [.. one, .. zero]));
    }

    [Theory]
    [InlineData(1024, false)]
    [InlineData(2048, true)]
    [InlineData(3072, true)]
    public void A_modulus_has_at_least_2048_bits(int bits, bool isOfUse)
    {
        using var rsa = RSA.Create(bits);

        Assert.Equal(isOfUse, RsaKeyOf(rsa.ExportParameters(false)) is not null);
    }

    [Fact]
    public void A_modulus_has_at_most_8192_bits_an_odd_end_and_no_zero_before_it()
    {
        var modulus = Rsa.ExportParameters(false).Modulus!;
        var longest = Enumerable.Repeat((byte)0xff, 1024).ToArray();

        Assert.NotNull(RsaKeyOf(new RSAParameters { Modulus = longest, Exponent = [1, 0, 1] }));
        Assert.Null(RsaKeyOf(new RSAParameters { Modulus = [1, .. longest], Exponent = [1, 0, 1] }));
        Assert.Null(RsaKeyOf(new RSAParameters { Modulus = [0, .. modulus], Exponent = [1, 0, 1] }));
        Assert.Null(RsaKeyOf(new RSAParameters { Modulus = [.. modulus[..^1], 0], Exponent = [1, 0, 1] }));
        Assert.Null(RsaKeyOf(new RSAParameters { Modulus = [0x7f, .. modulus[1..]], Exponent = [1, 0, 1] }));
    }

    [Theory]
    [InlineData("AQAB", true)] // 65537
    [InlineData("_____w", true)] // 2^32 - 1
    [InlineData("Aw", false)] // 3
    [InlineData("AQ", false)] // 1
    [InlineData("AQAA", false)] // 65536
    [InlineData("AAEAAQ", false)] // 65537 with a zero before it
    [InlineData("AQAAAAE", false)] // 2^32 + 1
    [InlineData("AQAB=", false)]
    [InlineData("", false)]
    public void An_exponent_is_odd_and_from_65537_to_32_bits(string exponent, bool isOfUse) => Assert.Equal(
        isOfUse, RsaKey.Create("k", null, SigningKey.Encode(Rsa.ExportParameters(false).Modulus!), exponent) is not null);

    [Fact]
    public void A_point_must_be_on_its_curve_and_as_long_as_its_field()
    {
        var point = P256.ExportParameters(false).Q;
        var moved = point.Y!.ToArray();
        moved[^1] ^= 1;
        var (x, y) = (SigningKey.Encode(point.X!), SigningKey.Encode(point.Y!));

        Assert.NotNull(EllipticCurveKey.Create("k", null, "P-256", x, y));
        Assert.Null(EllipticCurveKey.Create("k", null, "P-256", x, SigningKey.Encode(moved)));
        Assert.Null(EllipticCurveKey.Create("k", null, "P-256", SigningKey.Encode(new byte[32]), SigningKey.Encode(new byte[32])));
        Assert.Null(EllipticCurveKey.Create("k", null, "P-384", x, y));
        Assert.Null(EllipticCurveKey.Create("k", null, "P-384", Padded(point.X!), Padded(point.Y!)));
        Assert.Null(EllipticCurveKey.Create("k", null, "p-256", x, y));
        Assert.Null(EllipticCurveKey.Create("k", null, null, x, y));
    }

    private static string Padded(byte[] number) => SigningKey.Encode([.. new byte[16], .. number]);

    private static RsaKey? RsaKeyOf(RSAParameters key) =>
        RsaKey.Create("k", null, SigningKey.Encode(key.Modulus!), SigningKey.Encode(key.Exponent!));

    private static EllipticCurveKey? EcKeyOf(ECParameters key) =>
        EllipticCurveKey.Create("k", null, "P-256", SigningKey.Encode(key.Q.X!), SigningKey.Encode(key.Q.Y!));
}
