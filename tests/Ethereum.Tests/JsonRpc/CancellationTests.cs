using System.Net;
using Graph.Ethereum.JsonRpc;

namespace Graph.Ethereum.Tests.JsonRpc;

/// <summary>Who no longer waits is let go at once, and it is no failure of the node.</summary>
public sealed class CancellationTests
{
    [Fact]
    public async Task Nothing_is_asked_for_who_does_not_wait()
    {
        using var nodes = new FakeNodes().Add("a", FakeNodes.Good);
        using var client = nodes.Client();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await client.Send(EthereumRequest.ChainId(), new CancellationToken(canceled: true)));
        Assert.Equal("", nodes.Asked);
    }

    [Fact]
    public async Task It_ends_while_a_node_is_waited_for()
    {
        using var source = new CancellationTokenSource();
        using var nodes = new FakeNodes()
            .Add("a", async (body, cancellationToken) =>
            {
                await source.CancelAsync();
                return await FakeNodes.Hang(body, cancellationToken);
            })
            .Add("b", FakeNodes.Good);
        using var client = nodes.Client(new MovableTime());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await client.Send(EthereumRequest.ChainId(), source.Token));
        Assert.Equal("a", nodes.Asked);
    }

    [Theory]
    [InlineData("refuse")]
    [InlineData("status")]
    [InlineData("noise")]
    public async Task It_is_a_cancellation_when_the_node_fails_at_the_same_time(string fault)
    {
        using var source = new CancellationTokenSource();
        using var nodes = new FakeNodes().Add("a", body =>
        {
            source.Cancel();
            return fault switch
            {
                "refuse" => FakeNodes.Refuse(body),
                "status" => FakeNodes.Status(HttpStatusCode.ServiceUnavailable),
                _ => FakeNodes.Json("<html>"),
            };
        });
        using var client = nodes.Client();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await client.Send(EthereumRequest.ChainId(), source.Token));
        Assert.Equal("a", nodes.Asked);
    }

    [Fact]
    public async Task The_node_is_asked_first_again_afterwards()
    {
        using var source = new CancellationTokenSource();
        using var nodes = new FakeNodes()
            .Add("a", body =>
            {
                if (source.IsCancellationRequested)
                    return FakeNodes.Good(body);
                source.Cancel();
                return FakeNodes.Json("<html>");
            })
            .Add("b", FakeNodes.Good);
        using var client = nodes.Client(new MovableTime());
        await Record.ExceptionAsync(async () => await client.Send(EthereumRequest.ChainId(), source.Token));
        nodes.Forget();

        await client.Send(EthereumRequest.ChainId(), CancellationToken.None);

        Assert.Equal("a", nodes.Asked);
    }
}
