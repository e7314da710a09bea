using System.Diagnostics;
using System.Net;
using Graph.Ethereum.JsonRpc;

namespace Graph.Ethereum.Tests.JsonRpc;

/// <summary>Which node is asked when, and what is said when none answers.</summary>
public sealed class FailoverTests
{
    [Fact]
    public async Task A_node_that_hangs_is_followed_by_the_next()
    {
        using var nodes = new FakeNodes().Add("a", FakeNodes.Hang).Add("b", FakeNodes.Good);
        using var client = nodes.Client();

        Assert.Equal(0, await client.Send(EthereumRequest.ChainId(), CancellationToken.None));
        Assert.Equal("a b", nodes.Asked);
    }

    [Fact]
    public async Task A_node_of_another_chain_is_asked_nothing_else()
    {
        var asked = new List<string>();
        HttpResponseMessage OfChain(string body, string chain)
        {
            asked.Add(body);
            return body.Contains("eth_chainId", StringComparison.Ordinal)
                ? FakeNodes.Json($$"""{"jsonrpc":"2.0","id":0,"result":"{{chain}}"}""")
                : FakeNodes.Good(body);
        }

        using var nodes = new FakeNodes().Add("a", body => OfChain(body, "0x1")).Add("b", body => OfChain(body, "0x5"));
        using var client = nodes.Client(new MovableTime(), chainId: 5);

        await client.Send(EthereumRequest.BlockNumber(), CancellationToken.None);
        await client.Send(EthereumRequest.BlockNumber(), CancellationToken.None);

        Assert.Equal("a b b b", nodes.Asked);
        Assert.Equal(2, asked.Count(body => body.Contains("eth_chainId", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_node_that_refuses_the_connection_is_asked_last_for_a_while()
    {
        var time = new MovableTime();
        using var nodes = new FakeNodes().Add("a", FakeNodes.Refuse).Add("b", FakeNodes.Good).Add("c", FakeNodes.Good);
        using var client = nodes.Client(time);

        await client.Send(EthereumRequest.ChainId(), CancellationToken.None);
        await client.Send(EthereumRequest.ChainId(), CancellationToken.None);
        Assert.Equal("a b b", nodes.Asked);

        time.Pass(TimeSpan.FromSeconds(31));
        nodes.Forget();
        await client.Send(EthereumRequest.ChainId(), CancellationToken.None);
        Assert.Equal("a b", nodes.Asked);
    }

    [Fact]
    public async Task All_of_those_that_have_failed_are_asked_after_the_others()
    {
        var isUp = false;
        using var nodes = new FakeNodes()
            .Add("a", FakeNodes.Refuse).Add("b", FakeNodes.Refuse).Add("c", body => isUp ? FakeNodes.Good(body) : FakeNodes.Refuse(body));
        using var client = nodes.Client(new MovableTime());

        await Assert.ThrowsAsync<EthereumUnavailableException>(async () => await client.Send(EthereumRequest.ChainId(), CancellationToken.None));
        Assert.Equal("a b c a", nodes.Asked);

        nodes.Forget();
        isUp = true;
        await client.Send(EthereumRequest.ChainId(), CancellationToken.None);
        await client.Send(EthereumRequest.ChainId(), CancellationToken.None);
        Assert.Equal("a b c c", nodes.Asked);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, "0")]
    [InlineData(HttpStatusCode.TooManyRequests, null)]
    [InlineData(HttpStatusCode.ServiceUnavailable, null)]
    [InlineData(HttpStatusCode.BadGateway, null)]
    [InlineData(HttpStatusCode.Unauthorized, null)]
    public async Task A_node_that_is_alone_is_asked_again(HttpStatusCode status, string? retryAfter)
    {
        var calls = 0;
        using var nodes = new FakeNodes().Add("a", body => ++calls < 3 ? FakeNodes.Status(status, retryAfter) : FakeNodes.Good(body));
        using var client = nodes.Client();

        Assert.Equal(0, await client.Send(EthereumRequest.ChainId(), CancellationToken.None));
        Assert.Equal("a a a", nodes.Asked);
    }

    [Fact]
    public async Task A_node_that_is_alone_is_asked_after_the_time_it_names()
    {
        using var nodes = new FakeNodes().Add("a", _ => FakeNodes.Status(HttpStatusCode.TooManyRequests, "600"));
        using var client = nodes.Client();
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await client.Send(EthereumRequest.ChainId(), source.Token));
        Assert.Equal("a", nodes.Asked);
    }

    [Fact]
    public async Task The_next_node_does_not_wait_for_the_time_another_names()
    {
        using var nodes = new FakeNodes()
            .Add("a", _ => FakeNodes.Status(HttpStatusCode.TooManyRequests, "600")).Add("b", FakeNodes.Good);
        using var client = nodes.Client();
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(5));

        Assert.Equal(0, await client.Send(EthereumRequest.ChainId(), source.Token));
        Assert.Equal("a b", nodes.Asked);
    }

    [Fact]
    public async Task Without_retries_each_question_is_asked_once()
    {
        using var nodes = new FakeNodes().Add("a", FakeNodes.Refuse).Add("b", FakeNodes.Good);
        using var client = nodes.Client(retries: 0);

        await Assert.ThrowsAsync<EthereumUnavailableException>(async () => await client.Send(EthereumRequest.ChainId(), CancellationToken.None));
        Assert.Equal("a", nodes.Asked);
    }

    [Fact]
    public async Task What_a_node_refuses_is_not_asked_again()
    {
        using var nodes = new FakeNodes()
            .Add("a", _ => FakeNodes.Json("""{"jsonrpc":"2.0","id":0,"error":{"code":-32005,"message":"limit exceeded"}}"""))
            .Add("b", FakeNodes.Good);
        using var client = nodes.Client();

        var refusal = await Assert.ThrowsAsync<JsonRpcException>(
            async () => await client.Send(EthereumRequest.ChainId(), CancellationToken.None));

        Assert.Equal((-32005, "limit exceeded", "a"), (refusal.Code, refusal.Message, nodes.Asked));
    }

    [Fact]
    public async Task An_error_is_read_from_an_answer_of_status_400_too()
    {
        using var nodes = new FakeNodes().Add("a", _ => new HttpResponseMessage(HttpStatusCode.BadRequest)
        {
            Content = new StringContent("""{"jsonrpc":"2.0","id":0,"error":{"code":-32001,"message":"Nonce too low"}}"""),
        });
        using var client = nodes.Client();

        Assert.Equal(
            new SendAnswer(SendOutcome.NonceTooLow, "Nonce too low"),
            await client.SendRawTransaction(new byte[] { 2 }, CancellationToken.None));
        Assert.Equal("a", nodes.Asked);
    }

    /// <summary>By every way of failing: none may show the key that is in the path and the query.</summary>
    [Theory]
    [InlineData("hang", "c does not answer: too slow")]
    [InlineData("refuse", "c does not answer: ConnectionError")]
    [InlineData("status", "c does not answer: status 503")]
    [InlineData("noise", "c does not answer: what it answers is not what was asked")]
    [InlineData("large", "c does not answer: ConfigurationLimitExceeded")]
    public async Task When_no_node_answers_it_says_so_soon_and_without_keys(string fault, string message)
    {
        Func<string, CancellationToken, Task<HttpResponseMessage>> answer = fault switch
        {
            "hang" => FakeNodes.Hang,
            "refuse" => (body, _) => Task.FromResult(FakeNodes.Refuse(body)),
            "status" => (_, _) => Task.FromResult(FakeNodes.Status(HttpStatusCode.ServiceUnavailable)),
            "large" => (_, _) => Task.FromResult(FakeNodes.Json(new byte[(8 << 20) + 1])),
            _ => (_, _) => Task.FromResult(FakeNodes.Json("<html>")),
        };
        using var nodes = new FakeNodes().Add("a", answer).Add("b", answer).Add("c", answer);
        using var client = nodes.Client(retries: 2);
        var watch = Stopwatch.StartNew();

        var failure = await Assert.ThrowsAsync<EthereumUnavailableException>(
            async () => await client.Send(EthereumRequest.ChainId(), CancellationToken.None));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal((message, "a b c"), (failure.Message, nodes.Asked));
        Assert.DoesNotContain(FakeNodes.Key, failure.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("/v3", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("apikey", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_endpoint_it_says_what_to_set()
    {
        using var client = new EthereumClient(new EthereumOptions());

        var failure = await Assert.ThrowsAsync<EthereumUnavailableException>(
            async () => await client.Send(EthereumRequest.ChainId(), CancellationToken.None));

        Assert.Equal("No Ethereum node is configured: set Ethereum:Endpoints:0 to the URL of one.", failure.Message);
    }

    [Theory]
    [InlineData("ftp://a/S3CRET-K3Y")]
    [InlineData("ws://a/S3CRET-K3Y")]
    [InlineData("/S3CRET-K3Y")]
    [InlineData("a/S3CRET-K3Y")]
    public void An_endpoint_that_is_no_URL_of_HTTP_is_refused_without_showing_it(string endpoint)
    {
        var options = new EthereumOptions { Endpoints = [new Uri("http://a"), new Uri(endpoint, UriKind.RelativeOrAbsolute)] };

        var failure = Assert.Throws<ArgumentException>(() => new EthereumClient(options));

        Assert.StartsWith("Ethereum:Endpoints:1 is no URL of HTTP.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeNodes.Key, failure.ToString(), StringComparison.Ordinal);
    }
}
