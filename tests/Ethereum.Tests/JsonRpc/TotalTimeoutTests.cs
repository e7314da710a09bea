using Graph.Ethereum.JsonRpc;

namespace Graph.Ethereum.Tests.JsonRpc;

public sealed class TotalTimeoutTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Nodes_that_hang_are_not_waited_for_longer_than_the_total(int retries)
    {
        using var nodes = new FakeNodes().Add("a", FakeNodes.Hang).Add("b", FakeNodes.Good);
        using var client = new EthereumClient(
            new EthereumOptions
            {
                Endpoints = [new Uri("http://a"), new Uri("http://b")],
                AttemptTimeout = TimeSpan.FromMinutes(5),
                TotalTimeout = TimeSpan.FromMilliseconds(50),
                MostRetries = retries,
            },
            nodes);

        var failure = await Assert.ThrowsAsync<EthereumUnavailableException>(
            () => client.Send(EthereumRequest.ChainId(), CancellationToken.None).AsTask().WaitAsync(s_patience));

        Assert.Equal(("No Ethereum node has answered within 0.05 s.", "a"), (failure.Message, nodes.Asked));
    }

    [Fact]
    public async Task What_a_busy_node_asks_to_be_waited_for_counts()
    {
        using var nodes = new FakeNodes().Add("a", _ => FakeNodes.Status(System.Net.HttpStatusCode.TooManyRequests, "600"));
        using var client = new EthereumClient(
            new EthereumOptions { Endpoints = [new Uri("http://a")], TotalTimeout = TimeSpan.FromMilliseconds(50) }, nodes);

        var failure = await Assert.ThrowsAsync<EthereumUnavailableException>(
            () => client.Send(EthereumRequest.ChainId(), CancellationToken.None).AsTask().WaitAsync(s_patience));

        Assert.Equal(("No Ethereum node has answered within 0.05 s.", "a"), (failure.Message, nodes.Asked));
    }
}
