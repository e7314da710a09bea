using System.Text.Json.Nodes;
using Graph.Testing.Peers;

namespace Graph.Conformance.Subscriptions;

/// <summary>Real clients from npm over every transport that streams, as their users set them up.</summary>
public sealed class SubscriptionClientTests(CountingServer server) : IClassFixture<CountingServer>
{
    private const int To = 3000;

    [Theory]
    [InlineData("graphql-ws.mjs")]
    [InlineData("graphql-sse.mjs", "distinct")]
    [InlineData("graphql-sse.mjs", "single")]
    [InlineData("apollo-multipart.mjs")]
    [InlineData("urql-subscription.mjs", "ws")]
    [InlineData("urql-subscription.mjs", "sse")]
    public async Task A_client_gets_every_event_in_order_the_error_and_the_completion_and_can_stop(string script, string mode = "")
    {
        await using var client = await Peer.StartNode($"tests/Conformance/Peers/{script}", server.Endpoint, $"{To}", mode);

        var answer = Assert.Single(await client.ReadToEnd());

        Assert.Equal(Enumerable.Range(1, To), answer["count"]!.AsArray().Select(n => (int)n!));
        Assert.Equal([1, 2, 3, 4, 5], answer["forever"]!.AsArray().Select(n => (int)n!));
        Assert.Equal([1], answer["broken"]!["events"]!.AsArray().Select(n => (int)n!));
        Assert.Equal("The source broke.", (string?)answer["broken"]!["error"]);
        Assert.StartsWith("Type \"Subscription\" has no field \"nothing\"", (string?)answer["invalid"], StringComparison.Ordinal);
        await Until(() => server.Running == 0);
    }

    [Fact]
    public async Task The_close_codes_are_those_of_the_protocol()
    {
        await using var client = await Peer.StartNode("tests/Conformance/Peers/close-codes.mjs", server.Endpoint);

        var codes = Assert.Single(await client.ReadToEnd());

        Assert.Equal(
            JsonNode.Parse("""
                {"notJson":4400,"unknownType":4400,"binary":4400,"beforeAck":4401,"noSubProtocol":4406,"noInit":4408,"sameId":4409,
                 "secondInit":4429,"tooLong":1009}
                """)!.ToJsonString(),
            codes.ToJsonString());
    }

    private static async Task Until(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!condition())
            await poll.WaitForNextTickAsync(deadline.Token);
    }
}
