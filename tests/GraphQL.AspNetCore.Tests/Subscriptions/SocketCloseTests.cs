using System.Net.WebSockets;
using System.Text;
using Graph.GraphQL.AspNetCore.Subscriptions;
using Graph.Testing;

namespace Graph.GraphQL.AspNetCore.Tests.Subscriptions;

/// <summary>Every code with which the server closes a WebSocket.</summary>
public sealed class SocketCloseTests : IAsyncLifetime
{
    private const string Init = """{"type":"connection_init"}""";
    private const string Subscribe = """{"id":"a","type":"subscribe","payload":{"query":"subscription { notes { text } }"}}""";

    private StreamingServer _server = null!;

    public static TheoryData<string, string> BadMessages => new()
    {
        { "", "4400 The message is not valid JSON, or nests too deep" },
        { "{", "4400 The message is not valid JSON, or nests too deep" },
        { """{"type":"ping"} x""", "4400 The message is not valid JSON, or nests too deep" },
        { $$$"""{"type":"ping","payload":{"x":{{{new string('[', 100)}}}{{{new string(']', 100)}}}}}""", "4400 The message is not valid JSON, or nests too deep" },
        { "[]", "4400 The message must be a JSON object" },
        { "null", "4400 The message must be a JSON object" },
        { "{}", "4400 The message's type is none of graphql-transport-ws" },
        { """{"type":7}""", "4400 The message's type is none of graphql-transport-ws" },
        { """{"type":"start","id":"1","payload":{"query":"{hello}"}}""", "4400 The message's type is none of graphql-transport-ws" },
        { """{"type":"next","id":"1","payload":{}}""", "4400 The message's type is none of graphql-transport-ws" },
        { """{"type":"ping","payload":7}""", "4400 The payload must be a JSON object" },
        { """{"type":"connection_init","payload":[]}""", "4400 The payload must be a JSON object" },
        { """{"type":"subscribe","id":"1"}""", "4400 The message must have a payload" },
        { """{"type":"subscribe","payload":{"query":"{hello}"}}""", "4400 The message must have an id, a string of 1 to 256 characters" },
        { """{"type":"subscribe","id":"","payload":{"query":"{hello}"}}""", "4400 The message must have an id, a string of 1 to 256 characters" },
        { """{"type":"subscribe","id":1,"payload":{"query":"{hello}"}}""", "4400 The message must have an id, a string of 1 to 256 characters" },
        { $$$"""{"type":"subscribe","id":"{{{new string('x', 257)}}}","payload":{"query":"{hello}"}}""", "4400 The message must have an id, a string of 1 to 256 characters" },
        { """{"type":"complete"}""", "4400 The message must have an id, a string of 1 to 256 characters" },
        { """{"type":"subscribe","id":"1","payload":{}}""", "4400 The request must have the member \"query\", a string." },
        { """{"type":"subscribe","id":"1","payload":{"query":1}}""", "4400 The parameter \"query\" must be a string." },
        { """{"type":"subscribe","id":"1","payload":{"query":"{hello}","variables":[]}}""", "4400 The parameter \"variables\" must be an object." },
        { """{"type":"p\ud800ng"}""", "4400 A JSON string has half of a surrogate pair, which is not Unicode text." },
        { """{"\ud800":1}""", "4400 A JSON string has half of a surrogate pair, which is not Unicode text." },
    };

    public async Task InitializeAsync() => _server = await StreamingServer.Start();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(BadMessages))]
    public async Task A_message_of_no_known_form_is_4400(string message, string close)
    {
        await using var socket = await _server.Connect();

        await socket.Send(message);

        Assert.Equal(close, await socket.Receive());
        Assert.Empty(_server.Logs.Complaints);
    }

    [Fact]
    public async Task A_binary_message_is_4400()
    {
        await using var socket = await _server.Connect();

        await socket.Send(Encoding.UTF8.GetBytes("""{"type":"ping"}"""), WebSocketMessageType.Binary);

        Assert.Equal("4400 Messages must be text", await socket.Receive());
    }

    [Fact]
    public async Task An_operation_before_the_acknowledgement_is_4401()
    {
        await using var socket = await _server.Open();

        await socket.Send(Subscribe);

        Assert.Equal("4401 Unauthorized", await socket.Receive());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    public async Task A_WebSocket_of_another_sub_protocol_is_4406(string? subProtocol)
    {
        // As a header, for a client that knew it had asked would give up by itself.
        await using var socket = await _server.Open(null, subProtocol is null ? [] : [("Sec-WebSocket-Protocol", subProtocol)]);

        Assert.Equal("4406 Subprotocol not acceptable: use graphql-transport-ws", await socket.Receive());
    }

    [Fact]
    public async Task Of_several_sub_protocols_the_one_that_is_spoken_is_chosen()
    {
        using var client = new ClientWebSocket();
        client.Options.AddSubProtocol("graphql-ws");
        client.Options.AddSubProtocol("graphql-transport-ws");

        await client.ConnectAsync(_server.SocketAddress, CancellationToken.None);

        Assert.Equal("graphql-transport-ws", client.SubProtocol);
    }

    [Fact]
    public async Task No_initialisation_in_time_is_4408()
    {
        await using var server = await StreamingServer.Start(new SubscriptionOptions { InitTimeout = TimeSpan.FromMilliseconds(100) });
        await using var socket = await server.Open();

        Assert.Equal("4408 Connection initialisation timeout", await socket.Receive());
    }

    [Fact]
    public async Task A_second_operation_of_the_same_id_is_4409_and_ends_the_first()
    {
        await using var socket = await _server.Connect();
        await socket.Send(Subscribe);
        await Eventually.Is(() => _server.Reading == 1);

        await socket.Send(Subscribe);

        Assert.Equal("4409 Subscriber for a already exists", await socket.Receive());
        await Eventually.Is(() => _server.Reading == 0);
    }

    [Fact]
    public async Task An_id_too_long_for_the_reason_is_left_out_of_it()
    {
        await using var socket = await _server.Connect();
        var subscribe = Subscribe.Replace("\"a\"", $"\"{new string('é', 100)}\"", StringComparison.Ordinal);

        await socket.Send(subscribe);
        await socket.Send(subscribe);

        Assert.Equal("4409 Subscriber already exists", await socket.Receive());
    }

    [Fact]
    public async Task A_second_initialisation_is_4429()
    {
        await using var socket = await _server.Connect();

        await socket.Send(Init);

        Assert.Equal("4429 Too many initialisation requests", await socket.Receive());
    }

    [Fact]
    public async Task A_message_longer_than_the_limit_is_1009_and_one_as_long_is_not()
    {
        await using var server = await StreamingServer.Start(new GraphQLHttpOptions { MaxBodyBytes = 10_000 });
        await using var socket = await server.Connect();
        var longest = """{"type":"ping"}""".PadRight(10_000);

        await socket.Send(longest);
        Assert.Equal("""{"type":"pong"}""", await socket.Receive());
        await socket.Send(longest + " ");

        Assert.Equal("1009 A message may have 10000 bytes", await socket.Receive());
    }

    [Fact]
    public async Task A_message_in_many_frames_is_one_message()
    {
        await using var socket = await _server.Connect();
        var message = Encoding.UTF8.GetBytes("""{"type":"ping"}""");

        for (var i = 0; i < message.Length; i++)
            await socket.Send([message[i]], isLast: i == message.Length - 1);

        Assert.Equal("""{"type":"pong"}""", await socket.Receive());
    }

    [Fact]
    public async Task A_failure_of_the_host_is_4500_and_logged()
    {
        await using var server = await StreamingServer.Start(new GraphQLHttpOptions
        {
            Connect = static (_, _) => throw new InvalidOperationException("the password is 1234"),
        });
        await using var socket = await server.Open();

        await socket.Send(Init);

        Assert.Equal("4500 Internal server error", await socket.Receive());
        Assert.Contains("the password is 1234", Assert.Single(server.Logs.Complaints), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "13")]
    [InlineData("GET", null)]
    [InlineData("POST", "13")]
    public async Task What_is_no_handshake_is_refused(string method, string? version)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/graphql");
        request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", version);

        using var response = await _server.Client.SendAsync(request);

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("\"code\":\"BAD_REQUEST\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_upgrade_is_passed_over()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={hello}");
        request.Headers.TryAddWithoutValidation("Connection", "Upgrade, HTTP2-Settings");
        request.Headers.TryAddWithoutValidation("Upgrade", "h2c");

        using var response = await _server.Client.SendAsync(request);

        Assert.Equal("""{"data":{"hello":"world"}}""", await response.Content.ReadAsStringAsync());
    }
}
