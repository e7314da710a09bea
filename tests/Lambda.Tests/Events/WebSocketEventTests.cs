using System.Text;
using Graph.Lambda.Events;

namespace Graph.Lambda.Tests.Events;

public sealed class WebSocketEventTests
{
    [Fact]
    public void A_connection_says_which_protocols_it_offers_whatever_the_case_of_the_name()
    {
        var connect = EventJson.ReadWebSocketEvent(Sample.Bytes("web-socket-connect"));

        Assert.Equal((WebSocketEventType.Connect, "Wv7uTc2Example="), (connect.RequestContext.EventType, connect.RequestContext.ConnectionId));
        Assert.Equal("graphql-transport-ws, graphql-ws", connect.Header("sec-websocket-protocol"));
        Assert.Equal("graphql-ws", (connect with { MultiValueHeaders = null, Headers = new Dictionary<string, string> { ["SEC-WEBSOCKET-PROTOCOL"] = "graphql-ws" } }).Header("Sec-WebSocket-Protocol"));
        Assert.Null(connect.Header("Authorization"));
        Assert.Equal("Connect of Wv7uTc2Example=", connect.ToString());
    }

    [Fact]
    public void A_message_has_a_body_and_no_headers()
    {
        var message = EventJson.ReadWebSocketEvent(Sample.Bytes("web-socket-message"));

        Assert.Equal((WebSocketEventType.Message, """{"type":"connection_init"}"""), (message.RequestContext.EventType, Encoding.UTF8.GetString(message.BodyBytes())));
        Assert.Null(message.Header("Host"));
        Assert.Equal("shop", message.RequestContext.Authorizer!.Value.GetProperty("tenant").GetString());
    }

    [Fact]
    public void An_end_says_why()
    {
        var end = EventJson.ReadWebSocketEvent(Sample.Bytes("web-socket-disconnect")).RequestContext;

        Assert.Equal((WebSocketEventType.Disconnect, 1001, "Going away"), (end.EventType, end.DisconnectStatusCode, end.DisconnectReason));
    }

    [Theory]
    [InlineData("""{"requestContext":{"routeKey":"$connect","eventType":"CONNECT","requestId":"1"}}""")]
    [InlineData("""{"requestContext":{"routeKey":"$connect","eventType":"HELLO","connectionId":"1","requestId":"1"}}""")]
    [InlineData("""{"version":"2.0","routeKey":"GET /","rawPath":"/"}""")]
    public void What_is_no_event_of_a_connection_is_refused(string payload) =>
        Assert.Throws<MalformedEventException>(() => EventJson.ReadWebSocketEvent(Encoding.UTF8.GetBytes(payload)));

    [Fact]
    public void A_connection_is_accepted_with_the_protocol_that_it_is_to_speak() => Assert.Equal(
        """{"statusCode":200,"headers":{"Sec-WebSocket-Protocol":"graphql-transport-ws"}}""",
        Encoding.UTF8.GetString(EventJson.Write(new WebSocketResponse
        {
            StatusCode = 200,
            Headers = new Dictionary<string, string> { ["Sec-WebSocket-Protocol"] = "graphql-transport-ws" },
        })));
}
