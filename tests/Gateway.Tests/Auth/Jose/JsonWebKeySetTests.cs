using System.Text;
using Graph.Gateway.Auth.Jose;

namespace Graph.Gateway.Tests.Auth.Jose;

public sealed class JsonWebKeySetTests
{
    private static readonly SigningKey Rsa = SigningKey.Rsa("rsa");
    private static readonly SigningKey P256 = SigningKey.P256("p256");
    private static readonly SignatureAlgorithm RS256 = SignatureAlgorithm.Find("RS256")!;
    private static readonly SignatureAlgorithm ES256 = SignatureAlgorithm.Find("ES256")!;

    [Fact]
    public void A_key_is_found_by_its_id_for_an_algorithm_of_its_type()
    {
        var keys = Read(SigningKey.KeySet(Rsa, P256))!;

        Assert.Equal(2, keys.Count);
        Assert.NotNull(keys.Find("rsa", RS256));
        Assert.NotNull(keys.Find("rsa", SignatureAlgorithm.Find("PS512")!));
        Assert.NotNull(keys.Find("p256", ES256));
        Assert.Null(keys.Find("rsa", ES256));
        Assert.Null(keys.Find("p256", RS256));
        Assert.Null(keys.Find("p256", SignatureAlgorithm.Find("ES384")!));
        Assert.Null(keys.Find("RSA", RS256));
    }

    [Theory]
    [InlineData(""","alg":"RS256" """, true)]
    [InlineData(""","alg":"RS384" """, false)]
    [InlineData(""","alg":"rs256" """, false)]
    [InlineData(""","alg":"" """, false)]
    [InlineData(""","alg":null""", false)]
    [InlineData(""","alg":["RS256"]""", false)]
    [InlineData(""","use":"sig" """, true)]
    [InlineData(""","use":"enc" """, false)]
    [InlineData(""","use":"" """, false)]
    [InlineData(""","use":["sig"]""", false)]
    [InlineData(""","key_ops":["verify"]""", true)]
    [InlineData(""","key_ops":["sign","verify"]""", true)]
    [InlineData(""","key_ops":["sign"]""", false)]
    [InlineData(""","key_ops":[]""", false)]
    [InlineData(""","key_ops":"verify" """, false)]
    [InlineData(""","key_ops":[["verify"]]""", false)]
    [InlineData(""","d":"AQAB" """, false)]
    [InlineData(""","d":null""", false)]
    [InlineData(""","x5c":["MIIB"],"x5t":"y","ext":true,"unknown":{"a":[{}]}""", true)]
    public void What_a_key_says_of_itself_decides(string member, bool isOfUse)
    {
        var keys = Read($$"""{"keys":[{{Rsa.Jwk[..^1]}}{{member}}},{{P256.Jwk}}]}""")!;

        Assert.Equal(isOfUse, keys.Find("rsa", RS256) is not null);
        Assert.NotNull(keys.Find("p256", ES256));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"rsa\"")]
    [InlineData("[]")]
    [InlineData("[{}]")]
    [InlineData("{}")]
    [InlineData("""{"kty":"RSA"}""")]
    [InlineData("""{"kty":"RSA","kid":"rsa"}""")]
    [InlineData("""{"kty":"RSA","kid":"rsa","n":"","e":""}""")]
    [InlineData("""{"kty":"RSA","kid":"rsa","n":7,"e":"AQAB"}""")]
    [InlineData("""{"kty":"rsa","kid":"rsa","n":"AQAB","e":"AQAB"}""")]
    [InlineData("""{"kty":"oct","kid":"rsa","k":"AQAB"}""")]
    [InlineData("""{"kty":"OKP","kid":"rsa","crv":"Ed25519","x":"AQAB"}""")]
    [InlineData("""{"kty":"EC","kid":"rsa","crv":"P-256","x":"AQAB","y":"AQAB"}""")]
    [InlineData("""{"kty":"EC","kid":"rsa","crv":"P-521","x":"AQAB","y":"AQAB"}""")]
    public void A_key_that_is_of_no_use_leaves_the_others(string key)
    {
        var keys = Read($$"""{"keys":[{{key}},{{P256.Jwk}}]}""")!;

        Assert.Equal(1, keys.Count);
        Assert.NotNull(keys.Find("p256", ES256));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"keys":{}}""")]
    [InlineData("""{"keys":null}""")]
    [InlineData("""{"Keys":[]}""")]
    [InlineData("""{"keys":[]""")]
    [InlineData("""{"keys":[],"keys":[]}""")]
    [InlineData("<html></html>")]
    public void What_is_not_a_key_set_is_refused(string json) => Assert.Null(Read(json));

    [Fact]
    public void An_id_that_several_keys_have_is_the_one_that_fits_and_none_when_several_do()
    {
        var otherRsa = SigningKey.Rsa("rsa").Jwk;
        var ec = SigningKey.P256("rsa").Jwk;

        Assert.NotNull(Read($$"""{"keys":[{{Rsa.Jwk}},{{ec}}]}""")!.Find("rsa", RS256));
        Assert.NotNull(Read($$"""{"keys":[{{Rsa.Jwk}},{{ec}}]}""")!.Find("rsa", ES256));
        Assert.Null(Read($$"""{"keys":[{{Rsa.Jwk}},{{otherRsa}}]}""")!.Find("rsa", RS256));
        Assert.NotNull(Read($$"""{"keys":[{{Rsa.Jwk}},{{Rsa.Jwk}}]}""")!.Find("rsa", RS256));
    }

    [Fact]
    public void A_key_that_stays_is_the_same_object_and_one_that_changes_is_not()
    {
        var before = Read(SigningKey.KeySet(Rsa, P256))!;
        var after = JsonWebKeySet.Read(Encoding.UTF8.GetBytes(SigningKey.KeySet(SigningKey.P256("p256"), Rsa)), before)!;

        Assert.Same(before.Find("rsa", RS256), after.Find("rsa", RS256));
        Assert.True(after.Contains(before.Find("rsa", RS256)!));
        Assert.False(after.Contains(before.Find("p256", ES256)!));
    }

    private static JsonWebKeySet? Read(string json) => JsonWebKeySet.Read(Encoding.UTF8.GetBytes(json));
}
