using System.Text;
using Graph.Gateway.Auth.Jose;

namespace Graph.Gateway.Tests.Auth.Jose;

public sealed class JoseHeaderTests
{
    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    [InlineData("PS256")]
    [InlineData("PS384")]
    [InlineData("PS512")]
    [InlineData("ES256")]
    [InlineData("ES384")]
    public void It_names_one_of_eight_algorithms_and_a_key(string algorithm)
    {
        Assert.Null(Read($$"""{"alg":"{{algorithm}}","kid":"k","unknown":{"a":[1]},"x5t":"y"}""", out var header));

        Assert.Equal(algorithm, header.Algorithm.Name);
        Assert.Equal("k", header.KeyId);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("HS384")]
    [InlineData("HS512")]
    [InlineData("ES512")]
    [InlineData("ES256K")]
    [InlineData("EdDSA")]
    [InlineData("RSA-OAEP")]
    [InlineData("rs256")]
    [InlineData("RS256\\u0000")]
    [InlineData("RS256 ")]
    [InlineData("")]
    public void Any_other_algorithm_is_refused(string algorithm) =>
        Assert.Equal("The token must be signed by RS256, RS384, RS512, PS256, PS384, PS512, ES256 or ES384.",
            Read($$"""{"alg":"{{algorithm}}","kid":"k"}""", out _)!.Description);

    [Theory]
    [InlineData("JWT")]
    [InlineData("jwt")]
    [InlineData("at+jwt")]
    [InlineData("AT+JWT")]
    [InlineData("application/jwt")]
    [InlineData("Application/at+JWT")]
    public void It_may_have_the_type_of_a_token(string type) =>
        Assert.Null(Read($$"""{"alg":"RS256","kid":"k","typ":"{{type}}"}""", out _));

    [Theory]
    [InlineData("\"JWS\"")]
    [InlineData("\"\"")]
    [InlineData("\"application/\"")]
    [InlineData("\"application/application/jwt\"")]
    [InlineData("\"text/jwt\"")]
    [InlineData("\"logout+jwt\"")]
    [InlineData("null")]
    [InlineData("[\"JWT\"]")]
    [InlineData("{}")]
    public void Any_other_type_is_refused(string type) =>
        Assert.Equal("The token is of another type than JWT or at+jwt.", Read($$"""{"alg":"RS256","kid":"k","typ":{{type}}}""", out _)!.Description);

    [Theory]
    [InlineData("crit")]
    [InlineData("b64")]
    [InlineData("zip")]
    [InlineData("enc")]
    [InlineData("jwk")]
    [InlineData("jku")]
    [InlineData("x5u")]
    [InlineData("x5c")]
    [InlineData("\\u006awk")]
    public void Extensions_encryption_and_keys_of_its_own_are_refused_whatever_their_value(string name)
    {
        foreach (var value in new[] { "null", "true", "\"\"", "[]", "{}" })
            Assert.Equal("The token has a header parameter that this server refuses.", Read($$"""{"alg":"RS256","kid":"k","{{name}}":{{value}}}""", out _)!.Description);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","kid":"" """)]
    [InlineData(""","kid":null""")]
    [InlineData(""","kid":7""")]
    [InlineData(""","kid":["k"]""")]
    public void A_key_must_be_named(string member) =>
        Assert.Equal("The token does not name the key that signed it.", Read($$"""{"alg":"RS256"{{member}}}""", out _)!.Description);

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void A_key_id_has_at_most_256_characters(int length, bool isTaken) =>
        Assert.Equal(isTaken, Read($$"""{"alg":"RS256","kid":"{{new string('k', length)}}"}""", out _) is null);

    private static Graph.Gateway.Auth.TokenRefusal? Read(string json, out JoseHeader header) =>
        JoseHeader.Read(Encoding.UTF8.GetBytes(json), out header);
}
