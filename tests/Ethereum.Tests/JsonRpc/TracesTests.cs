using System.Net;
using Graph.Ethereum.JsonRpc;
using Graph.Ethereum.Keys;
using Graph.Testing;

namespace Graph.Ethereum.Tests.JsonRpc;

/// <summary>Spans are all that they say, so that no address, endpoint with its key, or text of an exception is in one.</summary>
public sealed class TracesTests
{
    private const string OneBalance = "rpc.system.name=jsonrpc rpc.method=eth_getBalance jsonrpc.batch.size=1";

    private static readonly Address s_nobody = Address.Parse("0x52908400098527886E0F7030069857D2E4169EE7");

    [Fact]
    public async Task A_question_is_a_span_whatever_attempts_it_takes()
    {
        using var nodes = new FakeNodes().Add("a", FakeNodes.Refuse).Add("b", _ => FakeNodes.Status(HttpStatusCode.BadGateway)).Add("c", FakeNodes.Good);
        using var client = nodes.Client();
        using var spans = new RecordedSpans();

        await client.Send(EthereumRequest.Balance(s_nobody, BlockTag.Latest), CancellationToken.None);

        Assert.Equal("a b c", nodes.Asked);
        Assert.Equal([$"eth_getBalance {OneBalance}"], spans.All);
    }

    [Fact]
    public async Task A_batch_is_a_span_and_one_of_a_single_method_is_called_by_it()
    {
        using var nodes = new FakeNodes().Add("a", FakeNodes.Good);
        using var client = nodes.Client();
        using var spans = new RecordedSpans();

        await client.SendAll([EthereumRequest.BlockNumber(), EthereumRequest.Balance(s_nobody, BlockTag.Latest)], CancellationToken.None);
        await client.SendAll([.. Enumerable.Repeat(0, 101).Select(_ => EthereumRequest.Balance(s_nobody, BlockTag.Latest))], CancellationToken.None);

        Assert.Equal(
            [
                "batch rpc.system.name=jsonrpc rpc.method=batch jsonrpc.batch.size=2",
                "eth_getBalance rpc.system.name=jsonrpc rpc.method=eth_getBalance jsonrpc.batch.size=100",
                $"eth_getBalance {OneBalance}",
            ],
            spans.All);
    }

    [Fact]
    public async Task A_question_that_no_node_answers_is_one_span_that_has_failed()
    {
        using var nodes = new FakeNodes().Add("a", FakeNodes.Refuse).Add("b", FakeNodes.Refuse);
        using var client = nodes.Client();
        using var spans = new RecordedSpans();

        await Assert.ThrowsAsync<EthereumUnavailableException>(
            async () => await client.Send(EthereumRequest.Balance(s_nobody, BlockTag.Latest), CancellationToken.None));

        Assert.Equal([$"eth_getBalance failed {OneBalance} error.type=EthereumUnavailableException"], spans.All);
    }
}
