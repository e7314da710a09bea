using System.Text.Json.Nodes;
using Graph.LocalDev.Identity;
using Graph.Testing.Peers;
using Xunit.Abstractions;

namespace Graph.LocalDev.Tests.Transactions;

/// <summary>
/// How long what was stored takes to five hundred subscriptions: table, stream, topic, socket. Everything that follows from it is done
/// meanwhile: transactions move on, customers, products and reports are brought up to date.
/// </summary>
[Trait("Category", "Soak")]
[Collection(SeededSystem.Collection)]
public sealed class LatencySoak(SeededSystem system, ITestOutputHelper output)
{
    private const int Rounds = 100;

    [Fact]
    public async Task A_transaction_s_change_reaches_five_hundred_subscriptions_within_a_quarter_of_a_second()
    {
        await system.NewWallet("followed");
        await system.Chain.Call("evm_setAutomine", false);
        await system.Pay("followed", "0x00000000000000000000000000000000000000f1", "before");
        await using var clients = await Start(system.TokenOf("followed"), "transactions", WalletUsers.Password);
        await clients.Read();
        await system.Chain.Call("evm_setAutomine", true);
        await system.Chain.Call("evm_mine");

        await AreInTime(clients, least: 2);
    }

    [Fact]
    public async Task An_order_reaches_five_hundred_subscriptions_within_a_quarter_of_a_second()
    {
        var answer = await system.Post("""{"query":"{ customers(first: 1) { nodes { id email } } }"}""");
        var customer = JsonNode.Parse(answer.RootElement.GetRawText())!["data"]!["customers"]!["nodes"]![0]!;
        var token = system.Issuer.Sign(
            new TokenRequest("importer", null, [], ["orders:read", "orders:write"], TokenRequest.UsualLifetime));
        await using var clients = await Start(token, "orders", $"{customer["id"]} {customer["email"]}");

        await AreInTime(clients, least: 1);
    }

    private Task<Peer> Start(string token, string what, string of) => Peer.StartNode(
        "tests/LocalDev.Tests/Peers/latency.mjs", system.GraphQL.AbsoluteUri, token, what, of, $"{Rounds}");

    /// <param name="least">Changes of each round.</param>
    private async Task AreInTime(Peer clients, int least)
    {
        var measured = await clients.Read();

        output.WriteLine(measured.ToJsonString());
        var fromStored = measured["fromStored"]!;
        Assert.InRange((int)fromStored["events"]!, 500 * Rounds * least, int.MaxValue);
        Assert.InRange((int)fromStored["p99"]!, 0, 250);
    }
}
