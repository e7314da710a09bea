using System.Text;
using Graph.Gateway.Auth.Jose;

namespace Graph.Gateway.Tests.Auth.Jose;

public sealed class JsonWebSignatureTests
{
    private static readonly string Header = SigningKey.Encode("""{"alg":"RS256"}""");
    private static readonly string Payload = SigningKey.Encode("""{"sub":"alice"}""");

    [Fact]
    public void Its_three_parts_are_decoded_and_the_first_two_are_what_was_signed()
    {
        var signed = JsonWebSignature.Read($"{Header}.{Payload}.AQID")!;

        Assert.Equal("""{"alg":"RS256"}""", Encoding.UTF8.GetString(signed.Header));
        Assert.Equal("""{"sub":"alice"}""", Encoding.UTF8.GetString(signed.Payload));
        Assert.Equal([1, 2, 3], signed.Signature);
        Assert.Equal($"{Header}.{Payload}", Encoding.UTF8.GetString(signed.SigningInput));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("...")]
    [InlineData("{0}")]
    [InlineData("{0}.{1}")]
    [InlineData("{0}.{1}.AQID.AQID")]
    [InlineData("{0}.{1}.AQID.")]
    [InlineData(".{0}.{1}.AQID")]
    [InlineData("{0}..AQID")]
    [InlineData(".{1}.AQID")]
    [InlineData("{0}.{1}.AQI=")]
    [InlineData("{0}.{1}.AQID ")]
    [InlineData("{0}\n.{1}.AQID")]
    [InlineData("AQID.{1}.AQID")]
    [InlineData("{0}.AQID.AQID")]
    public void Anything_else_is_refused(string form) =>
        Assert.Null(JsonWebSignature.Read(form.Replace("{0}", Header, StringComparison.Ordinal).Replace("{1}", Payload, StringComparison.Ordinal)));
}
