using System.Text;
using Graph.Lambda.Events;

namespace Graph.Lambda.Tests.Events;

public sealed class HttpApiEventTests
{
    /// <summary>As AWS sends it, with members that are not read.</summary>
    private const string Payload = """
        {"version":"2.0","routeKey":"POST /api/webhooks/square","rawPath":"/api/webhooks/square","rawQueryString":"a=1&a=2","cookies":["s=1","__Host-x=a=b"],
        "headers":{"content-type":"application/json","x-many":"1,2"},"queryStringParameters":{"a":"1,2"},
        "requestContext":{"accountId":"123456789012","http":{"method":"POST","path":"/api/webhooks/square"},"stage":"$default","timeEpoch":1893553445000},
        "body":"eyJhIjoiw7wifQ==","isBase64Encoded":true}
        """;

    [Fact]
    public void All_that_is_needed_of_a_request_is_read()
    {
        var read = EventJson.ReadHttpApiEvent(Encoding.UTF8.GetBytes(Payload));

        Assert.Equal(("POST /api/webhooks/square", "/api/webhooks/square", "a=1&a=2"), (read.RouteKey, read.RawPath, read.RawQueryString));
        Assert.Equal(("application/json", "1,2"), (read.Headers["content-type"], read.Headers["x-many"]));
        Assert.Equal(("1", "a=b", null), (read.Cookie("s"), read.Cookie("__Host-x"), read.Cookie("_Host-x")));
        Assert.Equal("""{"a":"ü"}""", Encoding.UTF8.GetString(read.BodyBytes()));
    }

    [Fact]
    public void What_AWS_leaves_out_is_empty()
    {
        var read = EventJson.ReadHttpApiEvent("""{"routeKey":"GET /","rawPath":"/"}"""u8);

        Assert.Equal(("2.0", "", null), (read.Version, read.RawQueryString, read.Cookie("s")));
        Assert.Empty(read.Headers);
    }

    [Theory]
    [InlineData("""{"routeKey":"GET /","rawPath":"/"}""", "")]
    [InlineData("""{"routeKey":"GET /","rawPath":"/","body":"ü"}""", "ü")]
    public void A_body_may_be_absent_or_text(string payload, string body) =>
        Assert.Equal(body, Encoding.UTF8.GetString(EventJson.ReadHttpApiEvent(Encoding.UTF8.GetBytes(payload)).BodyBytes()));

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"routeKey":null,"rawPath":"/"}""")]
    public void What_is_no_request_is_refused(string payload) =>
        Assert.Throws<MalformedEventException>(() => EventJson.ReadHttpApiEvent(Encoding.UTF8.GetBytes(payload)));

    [Fact]
    public void A_body_that_is_not_what_it_says_is_refused()
    {
        var read = EventJson.ReadHttpApiEvent("""{"routeKey":"GET /","rawPath":"/","body":"%%","isBase64Encoded":true}"""u8);

        Assert.Throws<MalformedEventException>(read.BodyBytes);
    }

    [Fact]
    public void An_answer_is_as_API_Gateway_takes_it()
    {
        var response = new HttpApiResponse
        {
            StatusCode = 302,
            Headers = new Dictionary<string, string> { ["location"] = "/auth/success" },
            Cookies = ["s=; Path=/"],
        };

        Assert.Equal(
            """{"statusCode":302,"headers":{"location":"/auth/success"},"cookies":["s=; Path=/"]}""", Encoding.UTF8.GetString(EventJson.Write(response)));
        Assert.Equal("302", response.ToString());
    }
}
