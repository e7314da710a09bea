using Graph.Ethereum.JsonRpc;
using Graph.Testing;

namespace Graph.Ethereum.Tests.JsonRpc;

public sealed class TracesTests
{
    [Fact]
    public async Task A_batch_is_a_span_with_its_method_and_none_of_a_node_s_keys()
    {
        using var nodes = new FakeNodes().Add("a", FakeNodes.Good);
        using var client = nodes.Client();
        using var spans = new RecordedSpans();

        await client.Send(EthereumRequest.ChainId(), CancellationToken.None);
        await client.SendAll([EthereumRequest.ChainId(), EthereumRequest.BlockNumber()], CancellationToken.None);

        Assert.Equal(
            [
                "eth_chainId rpc.system.name=jsonrpc rpc.method=eth_chainId jsonrpc.batch.size=1",
                "batch rpc.system.name=jsonrpc rpc.method=batch jsonrpc.batch.size=2",
            ],
            spans.All);
    }

    [Fact]
    public async Task When_no_node_answers_the_span_has_failed()
    {
        using var nodes = new FakeNodes().Add("a", FakeNodes.Refuse);
        using var client = nodes.Client(retries: 0);
        using var spans = new RecordedSpans();

        await Assert.ThrowsAsync<EthereumUnavailableException>(async () => await client.Send(EthereumRequest.ChainId(), CancellationToken.None));

        Assert.Equal(
            ["eth_chainId failed rpc.system.name=jsonrpc rpc.method=eth_chainId jsonrpc.batch.size=1 error.type=EthereumUnavailableException"], spans.All);
    }
}
