using System.Text;
using Graph.Gateway.Auth.Jose;

namespace Graph.Gateway.Tests.Auth.Jose;

public sealed class InternetJsonTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData(""" { "a" : [1, -0.5e3, true, null, "x", {"a": {}}, {"a": {}}] } """)]
    [InlineData("""{"a":1,"A":2,"\u0061b":3}""")]
    [InlineData("""{"a":"\ud83e\udd8a 🦊 \u0000"}""")]
    public void An_object_of_RFC_7493_is_taken(string json) => Assert.True(InternetJson.IsObject(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"a\"")]
    [InlineData("{")]
    [InlineData("{}}")]
    [InlineData("{}{}")]
    [InlineData("{} x")]
    [InlineData("{}\0")]
    [InlineData("\ufeff{}")]
    [InlineData("{'a':1}")]
    [InlineData("{a:1}")]
    [InlineData("""{"a":1,}""")]
    [InlineData("""{"a":01}""")]
    [InlineData("""{"a":NaN}""")]
    [InlineData("""{"a":1/**/}""")]
    [InlineData("{\"a\":\"\n\"}")]
    [InlineData("""{"a":1,"a":1}""")]
    [InlineData("""{"a":1,"\u0061":1}""")]
    [InlineData("""{"a":[{"b":1,"b":2}]}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"a":["\udc00\ud800"]}""")]
    [InlineData("""{"\ud800":1}""")]
    public void Anything_else_is_refused(string json) => Assert.False(InternetJson.IsObject(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData(16, true)]
    [InlineData(17, false)]
    [InlineData(100_000, false)]
    public void It_may_be_sixteen_levels_deep(int levels, bool isTaken) => Assert.Equal(
        isTaken,
        InternetJson.IsObject(Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Repeat("{\"a\":", levels)) + 1 + new string('}', levels))));

    [Theory]
    [InlineData(0xff)]
    [InlineData(0xc0, 0xaf)]
    [InlineData(0xed, 0xa0, 0x80)]
    [InlineData(0xf5, 0x80, 0x80, 0x80)]
    [InlineData(0xe2, 0x82)]
    public void Bytes_that_are_not_UTF_8_are_refused(params int[] bytes) => Assert.False(InternetJson.IsObject(
        [.. "{\"a\":\""u8, .. bytes.Select(b => (byte)b), .. "\"}"u8]));
}
