using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Graph.Gateway.Tests.Auth;
using Graph.Testing.Peers;

namespace Graph.Gateway.Tests.Subscriptions;

/// <summary>Whom a WebSocket is: the whole application, an issuer of its own, and a clock that is moved by hand.</summary>
public sealed class ConnectionCredentialsTests(ConnectionCredentialsTests.Issuer issuer)
    : IClassFixture<ConnectionCredentialsTests.Issuer>, IAsyncLifetime
{
    private const string Ack = """{"type":"connection_ack"}""";
    private const string Ask = """{"id":"1","type":"subscribe","payload":{"query":"{ customer(id: \"x\") { id } }"}}""";

    private readonly ManualClock _clock = new(DateTimeOffset.UtcNow);
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.Start(
        _clock, GatewayServer.Production, GatewayServer.CursorKey, "--Cors:Origins:0=https://shop.example",
        "--RateLimit:PerSecond=1", "--RateLimit:Burst=20", $"--Auth:Issuers:0:Issuer={issuer.Address}",
        $"--Auth:Issuers:0:JwksUri={issuer.Address}/jwks", "--Auth:Issuers:0:Audiences:0=graph");

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("{}", "UNAUTHENTICATED")]
    [InlineData("""{"Authorization":"Bearer TOKEN"}""", "FORBIDDEN")]
    [InlineData("""{"authorization":"bearer TOKEN","user-agent":"x"}""", "FORBIDDEN")]
    [InlineData("""{"headers":{"Authorization":"Bearer TOKEN"}}""", "FORBIDDEN")]
    public async Task A_token_in_connection_init_makes_the_viewer(string payload, string code)
    {
        using var socket = await Open();

        await Send(socket, Init(payload));
        Assert.Equal(Ack, await Receive(socket));
        await Send(socket, Ask);

        Assert.Contains($"\"code\":\"{code}\"", await Receive(socket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_in_the_header_of_the_handshake_makes_the_viewer()
    {
        using var socket = await Open(("Authorization", $"Bearer {issuer.Token}"));

        await Send(socket, Init("{}"));
        Assert.Equal(Ack, await Receive(socket));
        await Send(socket, Ask);

        Assert.Contains("\"code\":\"FORBIDDEN\"", await Receive(socket), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Authorization":"Bearer x.y.z"}""")]
    [InlineData("""{"Authorization":"TOKEN"}""")]
    [InlineData("""{"Authorization":"Basic TOKEN"}""")]
    [InlineData("""{"Authorization":"Bearer TOKENx"}""")]
    [InlineData("""{"Authorization":""}""")]
    [InlineData("""{"Authorization":7}""")]
    public async Task A_token_that_is_not_good_is_4403_and_no_part_of_it_is_logged(string payload)
    {
        using var socket = await Open();

        await Send(socket, Init(payload));

        Assert.Equal("4403 Forbidden", await Receive(socket));
        Assert.Contains(_server.Logs.All, line => line.Contains("Credentials of a connection are refused: ", StringComparison.Ordinal));
        Assert.DoesNotContain(_server.Logs.All, line => line.Contains(issuer.Token[..20], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_whose_issuer_does_not_answer_is_1013()
    {
        await using var down = await issuer.Stop();
        using var socket = await Open();

        await Send(socket, Init("""{"Authorization":"Bearer TOKEN"}"""));

        Assert.Equal("1013 The credentials cannot be verified at the moment: try again later", await Receive(socket));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_the_token_expires_the_connection_is_closed(bool isInHeader)
    {
        using var socket = await Open(isInHeader ? [("Authorization", $"Bearer {issuer.Token}")] : []);
        await Send(socket, Init(isInHeader ? "{}" : """{"Authorization":"Bearer TOKEN"}"""));
        Assert.Equal(Ack, await Receive(socket));

        _clock.Advance(TimeSpan.FromHours(11));
        await Send(socket, """{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await Receive(socket));
        _clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal("4403 Token expired", await Receive(socket));
    }

    [Fact]
    public async Task Operations_count_for_the_rate_limit()
    {
        using var socket = await Open();
        await Send(socket, Init("""{"Authorization":"Bearer TOKEN"}"""));
        Assert.Equal(Ack, await Receive(socket));

        for (var i = 0; i < 20; i++)
        {
            await Send(socket, Ask);
            Assert.Contains("\"code\":\"FORBIDDEN\"", await Receive(socket), StringComparison.Ordinal);
            Assert.Equal("""{"id":"1","type":"complete"}""", await Receive(socket));
        }

        await Send(socket, Ask);
        Assert.Equal(
            """{"id":"1","type":"error","payload":[{"message":"Too many operations; wait before the next.","extensions":{"code":"RATE_LIMITED"}}]}""",
            await Receive(socket));
    }

    [Fact]
    public async Task A_bad_token_in_the_header_of_the_handshake_is_401()
    {
        using var socket = NewSocket(("Authorization", "Bearer x"));

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Address, CancellationToken.None));

        Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
    }

    [Theory]
    [InlineData("https://shop.example", HttpStatusCode.SwitchingProtocols)]
    [InlineData("OWN", HttpStatusCode.SwitchingProtocols)]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    public async Task Pages_of_listed_origins_and_of_the_host_itself_may_open_one(string origin, HttpStatusCode status)
    {
        using var socket = NewSocket(("Origin", origin == "OWN" ? _server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) : origin));

        if (status == HttpStatusCode.SwitchingProtocols)
            await socket.ConnectAsync(Address, CancellationToken.None);
        else
            await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Address, CancellationToken.None));

        Assert.Equal(status, socket.HttpStatusCode);
    }

    private Uri Address => new UriBuilder(_server.Client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri;

    private static ClientWebSocket NewSocket(params (string Name, string Value)[] headers)
    {
        var socket = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
        socket.Options.AddSubProtocol("graphql-transport-ws");
        foreach (var (name, value) in headers)
            socket.Options.SetRequestHeader(name, value);
        return socket;
    }

    private async Task<ClientWebSocket> Open(params (string Name, string Value)[] headers)
    {
        var socket = NewSocket(headers);
        await socket.ConnectAsync(Address, CancellationToken.None);
        return socket;
    }

    private string Init(string payload) =>
        $$"""{"type":"connection_init","payload":{{payload.Replace("TOKEN", issuer.Token, StringComparison.Ordinal)}}}""";

    private static Task Send(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>The next message; when the server has closed instead, its code and reason.</summary>
    private static async Task<string> Receive(ClientWebSocket socket)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[10_000];
        var read = await socket.ReceiveAsync(buffer.AsMemory(), deadline.Token);
        return read.MessageType == WebSocketMessageType.Close
            ? $"{(int)socket.CloseStatus!} {socket.CloseStatusDescription}"
            : Encoding.UTF8.GetString(buffer, 0, read.Count);
    }

    /// <summary>A program of its own, and a token of it.</summary>
    public sealed class Issuer : IAsyncLifetime
    {
        private Peer _peer = null!;

        public string Address { get; private set; } = "";

        public string Token { get; private set; } = "";

        public async Task InitializeAsync()
        {
            _peer = await Peer.StartNode("tests/Gateway.Tests/Auth/Peers/issuer.mjs");
            Address = (string)(await Ask("start"))["issuer"]!;
            Token = (string)(await _peer.Ask(
                new JsonObject { ["op"] = "token", ["key"] = "p256", ["algorithm"] = "ES256", ["subject"] = "alice" }))["token"]!;
        }

        public async Task DisposeAsync() => await _peer.DisposeAsync();

        /// <summary>Until what it gives is disposed.</summary>
        public async Task<IAsyncDisposable> Stop()
        {
            await Ask("stop");
            return new Outage(this);
        }

        private Task<JsonObject> Ask(string operation) => _peer.Ask(new JsonObject { ["op"] = operation });

        private sealed class Outage(Issuer issuer) : IAsyncDisposable
        {
            public async ValueTask DisposeAsync() => await issuer.Ask("start");
        }
    }
}
