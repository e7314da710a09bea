using System.Text.Json.Nodes;
using Graph.LocalDev.Identity;
using Graph.Testing.Peers;
using Xunit.Abstractions;

namespace Graph.LocalDev.Tests.Transactions;

/// <summary>How long a change takes to whom it was subscribed by: table, stream, topic, socket.</summary>
[Trait("Category", "Soak")]
[Collection(SeededSystem.Collection)]
public sealed class LatencySoak(SeededSystem system, ITestOutputHelper output)
{
    [Fact]
    public async Task A_change_reaches_five_hundred_subscriptions_within_a_quarter_of_a_second()
    {
        var answer = await system.Post("""{"query":"{ customers(first: 1) { nodes { id email } } }"}""");
        var customer = JsonNode.Parse(answer.RootElement.GetRawText())!["data"]!["customers"]!["nodes"]![0]!;
        var token = system.Issuer.Sign(
            new TokenRequest("importer", null, [], ["orders:read", "orders:write"], TokenRequest.UsualLifetime));

        await using var clients = await Peer.StartNode(
            "tests/LocalDev.Tests/Peers/latency.mjs", system.GraphQL.AbsoluteUri, token, (string)customer["id"]!, (string)customer["email"]!, "50");
        var measured = await clients.Read();

        output.WriteLine(measured.ToJsonString());
        Assert.Equal(25_000, (int)measured["events"]!);
        Assert.InRange((int)measured["p99"]!, 0, 250);
    }
}
