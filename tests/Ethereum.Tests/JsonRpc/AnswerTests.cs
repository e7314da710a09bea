using System.Text.Json.Nodes;
using Graph.Ethereum.JsonRpc;
using Graph.Ethereum.Keys;

namespace Graph.Ethereum.Tests.JsonRpc;

/// <summary>What counts as an answer: anything else is as good as none, and the next node is asked.</summary>
public sealed class AnswerTests
{
    private static readonly Address s_nobody = Address.Parse("0x52908400098527886E0F7030069857D2E4169EE7");

    [Fact]
    public async Task Answers_in_another_order_find_their_questions()
    {
        using var nodes = new FakeNodes().Add("a", body =>
        {
            var calls = JsonNode.Parse(body)!.AsArray();
            return FakeNodes.Good(new JsonArray([.. calls.Reverse().Select(call => call!.DeepClone())]).ToJsonString());
        });
        using var client = nodes.Client();
        var questions = Enumerable.Range(0, 100).Select(_ => EthereumRequest.ChainId()).ToArray();

        await client.SendAll(questions, CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, 100).Select(i => (long)i), questions.Select(question => question.Result));
    }

    [Theory]
    [InlineData("nothing", "")]
    [InlineData("half", """[{"id":0,"result":"0x1"},{"id":1,"res""")]
    [InlineData("more after it", """[{"id":0,"result":"0x1"},{"id":1,"result":"0x1"}]]""")]
    [InlineData("no list", """{"id":0,"result":"0x1"}""")]
    [InlineData("a refusal of the whole", """{"id":null,"error":{"code":-32005,"message":"batch too large"}}""")]
    [InlineData("too few", """[{"id":0,"result":"0x1"}]""")]
    [InlineData("too many", """[{"id":0,"result":"0x1"},{"id":1,"result":"0x1"},{"id":2,"result":"0x1"}]""")]
    [InlineData("twice the same", """[{"id":0,"result":"0x1"},{"id":0,"result":"0x1"}]""")]
    [InlineData("another id", """[{"id":0,"result":"0x1"},{"id":2,"result":"0x1"}]""")]
    [InlineData("a negative id", """[{"id":-1,"result":"0x1"},{"id":1,"result":"0x1"}]""")]
    [InlineData("a large id", """[{"id":0,"result":"0x1"},{"id":4294967297,"result":"0x1"}]""")]
    [InlineData("an id that is a text", """[{"id":"0","result":"0x1"},{"id":"1","result":"0x1"}]""")]
    [InlineData("no id", """[{"result":"0x1"},{"id":1,"result":"0x1"}]""")]
    [InlineData("no result", """[{"id":0,"result":"0x1"},{"id":1}]""")]
    [InlineData("an error that is a text", """[{"id":0,"result":"0x1"},{"id":1,"error":"no"}]""")]
    [InlineData("an error that is a text, beside a result", """[{"id":0,"result":"0x1"},{"id":1,"error":"no","result":"0x1"}]""")]
    [InlineData("a number", """[{"id":0,"result":"0x1"},{"id":1,"result":1}]""")]
    [InlineData("too large a number", """[{"id":0,"result":"0x1"},{"id":1,"result":"0x8000000000000000"}]""")]
    [InlineData("no digits", """[{"id":0,"result":"0x1"},{"id":1,"result":"0x"}]""")]
    [InlineData("a sign", """[{"id":0,"result":"0x1"},{"id":1,"result":"0x-1"}]""")]
    [InlineData("a blank", """[{"id":0,"result":"0x1"},{"id":1,"result":"0x 1"}]""")]
    [InlineData("half a character", """[{"id":0,"result":"0x1"},{"id":1,"result":"0x\ud800"}]""")]
    [InlineData("a number among them", """[{"id":0,"result":"0x1"},1]""")]
    public async Task What_is_no_answer_is_asked_of_the_next_node(string what, string answer)
    {
        using var nodes = new FakeNodes().Add("a", _ => FakeNodes.Json(answer)).Add("b", FakeNodes.Good);
        using var client = nodes.Client();
        var (first, second) = (EthereumRequest.ChainId(), EthereumRequest.BlockNumber());

        await client.SendAll([first, second], CancellationToken.None);

        Assert.Equal((what, "a b", 0L, 1L), (what, nodes.Asked, first.Result, second.Result));
    }

    [Fact]
    public async Task A_refusal_among_what_is_no_answer_is_forgotten()
    {
        using var nodes = new FakeNodes()
            .Add("a", _ => FakeNodes.Json("""[{"id":0,"error":{"code":1,"message":"no"}},{"id":1}]""")).Add("b", FakeNodes.Good);
        using var client = nodes.Client();
        var (first, second) = (EthereumRequest.ChainId(), EthereumRequest.BlockNumber());

        await client.SendAll([first, second], CancellationToken.None);

        Assert.Equal((null, 0L, 1L), (first.Refusal, first.Result, second.Result));
    }

    [Fact]
    public async Task Deep_and_long_answers_are_none()
    {
        using var nodes = new FakeNodes()
            .Add("a", _ => FakeNodes.Json(new string('[', 100_000)))
            .Add("b", _ => FakeNodes.Json(new byte[(8 << 20) + 1]))
            .Add("c", FakeNodes.Good);
        using var client = nodes.Client();

        Assert.Equal(0, await client.Send(EthereumRequest.ChainId(), CancellationToken.None));
        Assert.Equal("a b c", nodes.Asked);
    }

    /// <summary>The least of some readings, as the first ones fill what the parser keeps for later.</summary>
    [Fact]
    public void Answers_to_no_call_are_refused_before_anything_is_made_of_them()
    {
        var answer = System.Text.Encoding.ASCII.GetBytes($"[{string.Concat(Enumerable.Repeat("0,", 500_000))}0]");
        long least = long.MaxValue;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<FormatException>(() => RpcBatch.Read(answer, [EthereumRequest.ChainId()]));
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.InRange(least, 0, 1 << 20);
    }

    /// <summary>As null it would be a transaction that is in no block.</summary>
    [Fact]
    public async Task An_error_that_is_a_text_is_no_answer_of_nothing()
    {
        using var nodes = new FakeNodes().Add("a", _ => FakeNodes.Json("""{"id":0,"error":"too many requests","result":null}"""));
        using var client = nodes.Client(retries: 0);

        await Assert.ThrowsAsync<EthereumUnavailableException>(
            async () => await client.Send(EthereumRequest.Receipt("0x01"), CancellationToken.None));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("true")]
    [InlineData("""{"status":"0x1","blockNumber":"0x1"}""")]
    [InlineData("""{"status":"0x1","blockNumber":"0x1","blockHash":null}""")]
    [InlineData("""{"status":"0x1","blockNumber":null,"blockHash":"0x01"}""")]
    [InlineData("""{"blockNumber":"0x1","blockHash":"0x01"}""")]
    [InlineData("""{"status":"0x1","blockNumber":"0x1","blockHash":"0xgggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg"}""")]
    [InlineData("""{"status":"0x2","blockNumber":"0x1","blockHash":"0x0000000000000000000000000000000000000000000000000000000000000000"}""")]
    public async Task A_receipt_has_all_its_parts(string receipt) => await IsNoAnswer(EthereumRequest.Receipt("0x01"), receipt);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"blockNumber":1}""")]
    [InlineData("""{"blockNumber":false}""")]
    [InlineData("""{"blockNumber":"0x"}""")]
    public async Task A_transaction_has_its_block_or_null(string transaction) =>
        await IsNoAnswer(EthereumRequest.Transaction("0x01"), transaction);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"baseFeePerGas":[]}""")]
    [InlineData("""{"baseFeePerGas":"0x1"}""")]
    [InlineData("""{"baseFeePerGas":[1]}""")]
    public async Task A_history_of_fees_has_one(string history) => await IsNoAnswer(EthereumRequest.NextBaseFee(), history);

    [Theory]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("{}")]
    [InlineData("\"0xzz00000000000000000000000000000000000000000000000000000000000000\"")]
    public async Task A_token_answers_bytes(string bytes) => await IsNoAnswer(EthereumRequest.TokenBalance(s_nobody, s_nobody), bytes);

    /// <summary>A text of another length is none of a token.</summary>
    [Theory]
    [InlineData("0x")]
    [InlineData("0x01")]
    [InlineData("0x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001")]
    public async Task Anything_but_a_word_is_no_token_s(string bytes)
    {
        using var nodes = new FakeNodes().Add("a", _ => FakeNodes.Json($$"""{"id":0,"result":"{{bytes}}"}"""));
        using var client = nodes.Client();

        Assert.Null(await client.Send(EthereumRequest.TokenDecimals(s_nobody), CancellationToken.None));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("\"\"")]
    [InlineData("\"ok\"")]
    public async Task A_transaction_is_accepted_only_by_its_hash(string result)
    {
        using var nodes = new FakeNodes().Add("a", _ => FakeNodes.Json($$"""{"id":0,"result":{{result}}}"""));
        using var client = nodes.Client(retries: 0);

        await Assert.ThrowsAsync<EthereumUnavailableException>(
            async () => await client.SendRawTransaction(new byte[] { 2 }, CancellationToken.None));
    }

    [Fact]
    public async Task A_long_message_of_an_error_is_cut()
    {
        var message = new string('x', 100_000);
        using var nodes = new FakeNodes().Add("a", _ => FakeNodes.Json($$$"""{"id":0,"error":{"code":1e9,"message":"{{{message}}}"}}"""));
        using var client = nodes.Client();

        var refusal = await Assert.ThrowsAsync<JsonRpcException>(
            async () => await client.Send(EthereumRequest.ChainId(), CancellationToken.None));

        Assert.Equal((0, message[..1000]), (refusal.Code, refusal.Message));
    }

    [Fact]
    public async Task A_long_message_of_an_error_is_not_cut_within_a_character()
    {
        var message = new string('x', 999) + "\U0001F511";
        using var nodes = new FakeNodes().Add("a", _ => FakeNodes.Json($$$"""{"id":0,"error":{"code":1,"message":"{{{message}}}"}}"""));
        using var client = nodes.Client();

        var refusal = await Assert.ThrowsAsync<JsonRpcException>(
            async () => await client.Send(EthereumRequest.ChainId(), CancellationToken.None));

        Assert.Equal(message[..999], refusal.Message);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"code":"no number","message":null}""")]
    [InlineData("""{"message":{"text":"no"}}""")]
    public async Task An_error_without_its_parts_is_a_refusal_all_the_same(string error)
    {
        using var nodes = new FakeNodes().Add("a", _ => FakeNodes.Json($$"""{"id":0,"error":{{error}}}""")).Add("b", FakeNodes.Good);
        using var client = nodes.Client();

        var refusal = await Assert.ThrowsAsync<JsonRpcException>(
            async () => await client.Send(EthereumRequest.ChainId(), CancellationToken.None));

        Assert.Equal((0, "", "a"), (refusal.Code, refusal.Message, nodes.Asked));
    }

    private static async Task IsNoAnswer<T>(RpcRequest<T> question, string result)
    {
        using var nodes = new FakeNodes().Add("a", _ => FakeNodes.Json($$"""{"id":0,"result":{{result}}}"""));
        using var client = nodes.Client(retries: 0);

        await Assert.ThrowsAsync<EthereumUnavailableException>(async () => await client.Send(question, CancellationToken.None));
    }
}
