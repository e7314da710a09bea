using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Graph.Ethereum.JsonRpc;
using Graph.LocalDev.Processes;

namespace Graph.Ethereum.Tests.JsonRpc;

/// <summary>Faults of real connections, as HTTP reports them.</summary>
public sealed class LoopbackTests
{
    private const string Good = "HTTP/1.1 200 OK\r\nContent-Length: 23\r\nConnection: close\r\n\r\n{\"id\":0,\"result\":\"0x1\"}";

    [Theory]
    [InlineData("half an answer", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{\"id\":0,\"result\":\"0x1\"}")]
    [InlineData("half a head", "HTTP/1.1 200 OK\r\nContent-Le")]
    [InlineData("no HTTP", "SSH-2.0-OpenSSH_9.6\r\n")]
    [InlineData("nothing", "")]
    [InlineData("a large answer", "HTTP/1.1 200 OK\r\nContent-Length: 1099511627776\r\n\r\n")]
    [InlineData("a page", "HTTP/1.1 404 Not Found\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>")]
    public async Task A_broken_answer_is_followed_by_the_next_node(string what, string answer)
    {
        using var bad = new RawNode(answer);
        using var good = new RawNode(Good);
        using var client = Client(bad.Endpoint, good.Endpoint);

        Assert.Equal((what, 1L), (what, await client.Send(EthereumRequest.ChainId(), CancellationToken.None)));
        Assert.Equal((1, 1), (bad.Connections, good.Connections));
    }

    [Fact]
    public async Task A_node_that_is_down_and_one_that_hangs_are_followed_by_the_next()
    {
        using var hanging = new RawNode(null);
        using var good = new RawNode(Good);
        using var client = Client(Endpoint(FreePort.Find()), hanging.Endpoint, good.Endpoint);

        Assert.Equal(1, await client.Send(EthereumRequest.ChainId(), CancellationToken.None));
        Assert.Equal((1, 1), (hanging.Connections, good.Connections));
    }

    /// <summary>What was asked, a signed transaction perhaps, is not sent on to where a node says.</summary>
    [Fact]
    public async Task A_redirection_is_not_followed()
    {
        using var other = new RawNode(Good);
        using var node = new RawNode($"HTTP/1.1 307 Temporary Redirect\r\nLocation: {other.Endpoint}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var client = Client(node.Endpoint);

        await Assert.ThrowsAsync<EthereumUnavailableException>(async () => await client.Send(EthereumRequest.ChainId(), CancellationToken.None));
        Assert.Equal(0, other.Connections);
    }

    [Fact]
    public async Task When_all_are_down_it_says_so_soon_and_without_keys()
    {
        using var hanging = new RawNode(null);
        using var broken = new RawNode("HTTP/1.1 200 OK\r\nContent-Le");
        foreach (var endpoint in new[] { Endpoint(FreePort.Find()), hanging.Endpoint, broken.Endpoint, new Uri($"http://no.invalid/v3/{FakeNodes.Key}") })
        {
            using var client = Client(endpoint);
            var watch = Stopwatch.StartNew();

            var failure = await Assert.ThrowsAsync<EthereumUnavailableException>(
                async () => await client.Send(EthereumRequest.ChainId(), CancellationToken.None));

            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
            Assert.StartsWith($"{endpoint.Host} does not answer: ", failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(FakeNodes.Key, failure.ToString(), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("/v3", failure.ToString(), StringComparison.Ordinal);
        }
    }

    private static EthereumClient Client(params Uri[] endpoints) => new(new EthereumOptions
    {
        Endpoints = endpoints,
        AttemptTimeout = TimeSpan.FromMilliseconds(500),
        MostRetries = Math.Max(1, endpoints.Length - 1),
        RetryDelay = TimeSpan.FromMilliseconds(1),
    });

    private static Uri Endpoint(int port) => new($"http://127.0.0.1:{port}/v3/{FakeNodes.Key}?apikey={FakeNodes.Key}");

    /// <summary>Reads what comes, then sends the same bytes whatever was asked and closes; with none, it keeps silent.</summary>
    private sealed class RawNode : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource end = new();
        private readonly Task serving;
        private int connections;

        public RawNode(string? answer)
        {
            listener.Start();
            serving = Serve(answer is null ? null : System.Text.Encoding.ASCII.GetBytes(answer));
        }

        public Uri Endpoint => LoopbackTests.Endpoint(((IPEndPoint)listener.LocalEndpoint).Port);

        public int Connections => connections;

        public void Dispose()
        {
            end.Cancel();
            serving.GetAwaiter().GetResult();
            listener.Dispose();
            end.Dispose();
        }

        private async Task Serve(byte[]? answer)
        {
            try
            {
                while (true)
                {
                    using var connection = await listener.AcceptTcpClientAsync(end.Token);
                    connections++;
                    await Answer(connection.GetStream(), answer);
                }
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }

        private async Task Answer(NetworkStream stream, byte[]? answer)
        {
            try
            {
                await ReadRequest(stream);
                if (answer is null)
                    await stream.ReadExactlyAsync(new byte[1], end.Token);
                else
                    await stream.WriteAsync(answer, end.Token);
            }
            catch (IOException)
            {
                // The client has gone.
            }
        }

        /// <summary>To the end of its JSON: a connection that is closed before all is read would be reset.</summary>
        private async Task ReadRequest(NetworkStream stream)
        {
            var buffer = new byte[4096];
            var text = "";
            while (!text.EndsWith("\"params\":[]}", StringComparison.Ordinal))
            {
                var read = await stream.ReadAsync(buffer, end.Token);
                if (read == 0)
                    return;
                text += System.Text.Encoding.ASCII.GetString(buffer, 0, read);
            }
        }
    }
}
