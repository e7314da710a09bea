using System.Text;
using Graph.Lambda.Runtime;

namespace Graph.Lambda.Tests.Runtime;

public sealed class HttpResponsePreludeTests
{
    [Fact]
    public void It_is_JSON_and_eight_zeros() =>
        Assert.Equal(
            """{"statusCode":200,"headers":{"content-type":"text/event-stream"},"cookies":["a=b; Path=/","c=d"]}""" + "\0\0\0\0\0\0\0\0",
            Text(new()
            {
                StatusCode = 200,
                Headers = new Dictionary<string, string> { ["content-type"] = "text/event-stream" },
                Cookies = ["a=b; Path=/", "c=d"],
            }));

    [Fact]
    public void What_is_not_there_is_not_written() =>
        Assert.Equal("""{"statusCode":204,"headers":{}}""" + "\0\0\0\0\0\0\0\0", Text(new() { StatusCode = 204 }));

    [Fact]
    public void A_REST_API_takes_lists() =>
        Assert.Equal(
            """{"statusCode":200,"headers":{},"multiValueHeaders":{"vary":["Accept","Origin"]}}""" + "\0\0\0\0\0\0\0\0",
            Text(new()
            {
                StatusCode = 200,
                MultiValueHeaders = new Dictionary<string, IReadOnlyList<string>> { ["vary"] = ["Accept", "Origin"] },
            }));

    [Fact]
    public void A_zero_within_a_header_is_not_taken_for_the_end() =>
        Assert.Equal(8, Text(new() { StatusCode = 200, Headers = new Dictionary<string, string> { ["x"] = "\0" } }).Count(character => character == '\0'));

    [Fact]
    public void It_ends_within_16_KB_or_says_by_how_much_it_does_not()
    {
        var fits = OfSize(HttpResponsePrelude.Largest);
        var tooLarge = OfSize(HttpResponsePrelude.Largest + 1);

        Assert.Equal(16_384, fits.ToBytes().Length);
        Assert.Equal(
            "The headers and cookies of an answer have 16385 bytes; Lambda reads 16384 of one that is streamed.",
            Assert.Throws<InvalidOperationException>(tooLarge.ToBytes).Message);
    }

    private static HttpResponsePrelude OfSize(int size)
    {
        var around = new HttpResponsePrelude { StatusCode = 200, Headers = new Dictionary<string, string> { ["x"] = "" } }.ToBytes().Length;
        return new() { StatusCode = 200, Headers = new Dictionary<string, string> { ["x"] = new('a', size - around) } };
    }

    private static string Text(HttpResponsePrelude prelude) => Encoding.UTF8.GetString(prelude.ToBytes());
}
