using System.Collections.Concurrent;
using Graph.Lambda.Events;
using Graph.LocalDev.WebSockets;
using Graph.Testing.Peers;

namespace Graph.LocalDev.Tests.WebSockets;

/// <summary>The stand-in for API Gateway beside the client that AWS itself gives to who sends to connections.</summary>
public sealed class ManagementClientTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> connections = new();

    private WebSocketApi api = null!;

    public async Task InitializeAsync() => api = await WebSocketApi.Start(new WebSocketApiOptions { Function = Handle });

    public async Task DisposeAsync() => await api.DisposeAsync();

    [Fact]
    public async Task The_client_of_AWS_looks_at_a_connection_sends_to_it_and_closes_it()
    {
        using var socket = await SocketPeer.Connect(api.Endpoint);
        Assert.True(connections.TryPeek(out var id));

        await using var client = await Peer.StartNode("tests/LocalDev.Tests/Peers/connections.mjs", api.Endpoint.AbsoluteUri, id);
        var told = await socket.Read();
        var end = await socket.Read();
        var outcomes = await client.Read();

        Assert.Equal(("told by AWS’s client", null), (told, end));
        var look = outcomes["look"]!;
        Assert.Equal((200, "127.0.0.1"), ((int)look["status"]!, (string)look["Identity"]!["SourceIp"]!));
        Assert.InRange((DateTimeOffset)look["ConnectedAt"]!, DateTimeOffset.UtcNow.AddMinutes(-2), (DateTimeOffset)look["LastActiveAt"]!);
        Assert.Equal("""{"status":200}""", outcomes["send"]!.ToJsonString());
        Assert.Equal("""{"status":413,"error":"PayloadTooLargeException","isGone":false}""", outcomes["tooLong"]!.ToJsonString());
        Assert.Equal("""{"status":204}""", outcomes["close"]!.ToJsonString());
        foreach (var again in new[] { "lookAgain", "sendAgain", "closeAgain" })
            Assert.Equal("""{"status":410,"error":"GoneException","isGone":true}""", outcomes[again]!.ToJsonString());
    }

    [Theory]
    [InlineData("R1kmxc2VNjMCFIA=")]
    [InlineData("never/there+")]
    public async Task A_connection_that_never_was_is_gone_to_it_too(string id)
    {
        await using var client = await Peer.StartNode("tests/LocalDev.Tests/Peers/connections.mjs", api.Endpoint.AbsoluteUri, id);

        var outcomes = await client.Read();

        foreach (var outcome in new[] { "look", "send", "close" })
            Assert.Equal("""{"status":410,"error":"GoneException","isGone":true}""", outcomes[outcome]!.ToJsonString());
    }

    private Task<WebSocketResponse> Handle(WebSocketEvent socket, CancellationToken cancellationToken)
    {
        if (socket.RequestContext.EventType == WebSocketEventType.Connect)
            connections.Enqueue(socket.RequestContext.ConnectionId);
        return Task.FromResult(new WebSocketResponse
        {
            StatusCode = 200,
            Headers = new Dictionary<string, string> { ["Sec-WebSocket-Protocol"] = "graphql-transport-ws" },
        });
    }
}
