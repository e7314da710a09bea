using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Graph.GraphQL.AspNetCore.Subscriptions;
using Graph.Testing;

namespace Graph.GraphQL.AspNetCore.Tests.Subscriptions;

/// <summary>
/// What strangers send over a WebSocket to bring a server down. There is room for one connection, so each case shows that the
/// one before has left nothing behind.
/// </summary>
public sealed class HostileSocketTests : IAsyncLifetime
{
    private const int CasesOfAKind = 60;

    private static readonly string[] s_messages =
    [
        """{"type":"connection_init","payload":{"Authorization":"x","headers":{"a":[1,2,{"b":null}]}}}""",
        """{"type":"ping","payload":{"a":[1,2,{"b":"\ud83d\ude00"}]}}""",
        """{"id":"1","type":"subscribe","payload":{"query":"subscription { count(to: 3) }","variables":{"a":[1.5e3]},"extensions":{}}}""",
        """{"id":"1","type":"subscribe","payload":{"query":"subscription { notes { text } }"}}""",
        """{"id":"1","type":"complete"}""",
    ];

    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(200);

    private StreamingServer _server = null!;

    public async Task InitializeAsync() => _server = await StreamingServer.Start(new GraphQLHttpOptions
    {
        MaxBodyBytes = 20_000,
        Subscriptions = new SubscriptionOptions { MaxConnections = 1, CloseTimeout = s_short, SlowConsumerPatience = s_short },
    });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("random bytes")]
    [InlineData("random frames")]
    [InlineData("messages with random changes")]
    [InlineData("messages cut anywhere")]
    public async Task Nothing_is_left_of_an_attack(string kind)
    {
        for (var seed = 0; seed < CasesOfAKind; seed++)
            await Attack(BytesOf(kind, new Random(seed)));

        await Eventually.Is(CanAsk);
        Assert.Equal(0, _server.Reading);
        Assert.Empty(_server.Logs.Complaints);
    }

    [Fact]
    public async Task A_message_of_endless_frames_is_closed_at_the_limit()
    {
        await using var socket = await _server.Connect();

        for (var i = 0; i < 21; i++)
            await socket.Send(new byte[1_000], isLast: false);

        Assert.Equal("1009 A message may have 20000 bytes", await socket.Receive());
        await socket.DisposeAsync();
        await Eventually.Is(CanAsk);
    }

    [Fact]
    public async Task A_client_that_floods_after_the_close_is_cut_off()
    {
        await using var socket = await _server.Connect();
        await socket.Send("{");

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            while (true)
                await socket.Send(new byte[10_000], isLast: false);
        });

        await Eventually.Is(CanAsk);
    }

    [Fact]
    public async Task A_flood_of_pings_whose_answers_nobody_reads_is_cut_off()
    {
        await using var socket = await _server.Connect();
        var ping = $$$"""{"type":"ping","payload":{"x":"{{{new string('x', 10_000)}}}"}}""";

        // Sent in full it would be 1 GB.
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            for (var i = 0; i < 100_000; i++)
                await socket.Send(ping);
        });

        await Eventually.Is(CanAsk);
        Assert.Empty(_server.Logs.Complaints);
    }

    private async Task Attack(byte[] bytes)
    {
        await Eventually.Is(CanOpen);
        using var client = new TcpClient();
        await client.ConnectAsync(_server.SocketAddress.Host, _server.SocketAddress.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /graphql HTTP/1.1\r\nHost: {_server.SocketAddress.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"));
        try
        {
            await stream.WriteAsync(bytes);
        }
        catch (IOException)
        {
            // The server has had enough.
        }
    }

    private async Task<bool> CanOpen() => (await Try("{}")).StartsWith("4400 ", StringComparison.Ordinal);

    private async Task<bool> CanAsk() => await Try("""{"type":"connection_init"}""") == """{"type":"connection_ack"}""";

    private async Task<string> Try(string message)
    {
        try
        {
            await using var socket = await _server.Open();
            await socket.Send(message);
            var answer = await socket.Receive();
            await socket.Close();
            return answer;
        }
        catch (WebSocketException)
        {
            return "";
        }
    }

    private static byte[] BytesOf(string kind, Random random) => kind switch
    {
        "random bytes" => RandomBytes(random, random.Next(1, 2_000)),
        "random frames" => [.. Enumerable.Range(0, 20).SelectMany(_ => Frame(random, (byte)random.Next(256), RandomBytes(random, random.Next(300))))],
        "messages with random changes" => [.. Frame(random, 0x81, Encoding.UTF8.GetBytes(s_messages[0])), .. s_messages.SelectMany(message => Frame(random, 0x81, Changed(message, random)))],
        _ => Cut([.. s_messages.SelectMany(message => Frame(random, 0x81, Encoding.UTF8.GetBytes(message)))], random),
    };

    /// <summary>RFC 6455, section 5.2, masked as a client must.</summary>
    private static byte[] Frame(Random random, byte first, byte[] payload)
    {
        var mask = RandomBytes(random, 4);
        byte[] length = payload.Length < 126
            ? [(byte)(0x80 | payload.Length)]
            : [0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length];
        return [first, .. length, .. mask, .. payload.Select((value, i) => (byte)(value ^ mask[i % 4]))];
    }

    private static byte[] Changed(string message, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(message);
        for (var i = random.Next(4); i > 0; i--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(0x20, 0x7f);
        return bytes;
    }

    private static byte[] Cut(byte[] bytes, Random random) => bytes[..random.Next(1, bytes.Length)];

    private static byte[] RandomBytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
