using System.Text;
using Graph.Lambda.Events;

namespace Graph.Lambda.Tests.Events;

/// <summary>Requests of REST APIs and load balancers, and what they are answered.</summary>
public sealed class FrontEventTests
{
    [Fact]
    public void Bodies_are_as_they_were_sent()
    {
        Assert.Equal([0, 1, 2, 3], EventJson.ReadRestApiEvent(Sample.Bytes("rest-api-custom-domain")).BodyBytes());
        Assert.Equal([0, 1, 2, 3], EventJson.ReadLoadBalancerEvent(Sample.Bytes("load-balancer-with-lists")).BodyBytes());
        Assert.Equal([], EventJson.ReadLoadBalancerEvent(Sample.Bytes("load-balancer")).BodyBytes());
    }

    [Fact]
    public void What_identifies_a_caller_is_in_no_text() => Assert.Equal(
        ["GET /shop/{proxy+}", "0f4d3c2b-1a09-4888-8777-000000000002", "RestApiIdentity", "GET"],
        [
            EventJson.ReadRestApiEvent(Sample.Bytes("rest-api")).ToString(),
            EventJson.ReadRestApiEvent(Sample.Bytes("rest-api")).RequestContext.ToString(),
            EventJson.ReadRestApiEvent(Sample.Bytes("rest-api")).RequestContext.Identity!.ToString(),
            EventJson.ReadLoadBalancerEvent(Sample.Bytes("load-balancer")).ToString(),
        ]);

    [Fact]
    public void Answers_have_the_members_that_the_fronts_know_and_no_other()
    {
        var cookies = new Dictionary<string, IReadOnlyList<string>> { ["set-cookie"] = ["a=1", "b=2"] };

        Assert.Equal(
            """{"statusCode":200,"multiValueHeaders":{"set-cookie":["a=1","b=2"]},"body":"AAE=","isBase64Encoded":true}""",
            Encoding.UTF8.GetString(EventJson.Write(new RestApiResponse { StatusCode = 200, MultiValueHeaders = cookies, Body = "AAE=", IsBase64Encoded = true })));
        Assert.Equal(
            """{"statusCode":200,"statusDescription":"200 OK","multiValueHeaders":{"set-cookie":["a=1","b=2"]},"body":"hi","isBase64Encoded":false}""",
            Encoding.UTF8.GetString(EventJson.Write(new LoadBalancerResponse { StatusCode = 200, StatusDescription = "200 OK", MultiValueHeaders = cookies, Body = "hi" })));
    }

    [Theory]
    [InlineData("""{"headers":{}}""")]
    [InlineData("""{"statusCode":null}""")]
    [InlineData("""{"statusCode":"200"}""")]
    public void An_answer_without_a_status_is_refused(string payload)
    {
        Assert.Throws<MalformedEventException>(() => EventJson.ReadRestApiResponse(Encoding.UTF8.GetBytes(payload)));
        Assert.Throws<MalformedEventException>(() => EventJson.ReadLoadBalancerResponse(Encoding.UTF8.GetBytes(payload)));
        Assert.Throws<MalformedEventException>(() => EventJson.ReadHttpApiResponse(Encoding.UTF8.GetBytes(payload)));
        Assert.Throws<MalformedEventException>(() => EventJson.ReadWebSocketResponse(Encoding.UTF8.GetBytes(payload)));
    }
}
