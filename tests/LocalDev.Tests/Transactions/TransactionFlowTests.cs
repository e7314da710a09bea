using Graph.Testing;
using Graph.Testing.Peers;

namespace Graph.LocalDev.Tests.Transactions;

/// <summary>Transfers through the whole system: tables, streams, queue, processor, chain, and the clients that follow.</summary>
[Collection(SeededSystem.Collection)]
public sealed class TransactionFlowTests(SeededSystem system)
{
    [Fact]
    public async Task Every_client_is_told_every_change_in_order()
    {
        await system.NewWallet("follower");
        await system.Chain.Call("evm_setAutomine", false);
        var id = await system.Pay("follower", "0x00000000000000000000000000000000000000f1", "a");
        await using var clients = await Peer.StartNode(
            "tests/LocalDev.Tests/Peers/follow.mjs", system.GraphQL.AbsoluteUri, system.TokenOf("follower"), id);

        await clients.Read();
        await system.Chain.Call("evm_mine");
        var told = await clients.Read();
        while (told["ready"] is not null)
            told = await clients.Read();
        await system.Chain.Call("evm_setAutomine", true);

        Assert.Equal(["graphql-ws", "graphql-sse", "graphql-sse, single", "apollo", "urql"], told.Select(client => client.Key));
        Assert.All(told, client =>
        {
            var updates = client.Value!.AsArray();
            var versions = updates.Select(update => (int)update!["version"]!).ToArray();
            Assert.Equal(Enumerable.Range(versions[0], versions.Length), versions);
            Assert.Equal(
                ("SUCCEEDED", "CONFIRMED", "Transaction succeeded"),
                ((string)updates[^1]!["status"]!, (string)updates[^1]!["phase"]!, (string)updates[^1]!["message"]!));
        });
    }

    [Fact]
    public async Task Two_hundred_at_once_from_five_wallets_are_each_mined_once()
    {
        string[] users = ["wallet-a", "wallet-b", "wallet-c", "wallet-d", "wallet-e"];
        foreach (var user in users)
            await system.NewWallet(user);
        var recipients = Enumerable.Range(0, 200).Select(i => $"0x{0xabc0000 + i:x40}").ToArray();

        var ids = await Task.WhenAll(recipients.Select((to, i) => system.Pay(users[i % 5], to, $"k{i}")));

        foreach (var user in users)
            await Eventually.Is(async () => await Settled(user) == 40, () => $"{user} has transactions under way.");
        Assert.Equal(200, ids.Distinct().Count());
        foreach (var to in recipients)
            Assert.Equal(WalletUsers.Paid, (string?)await system.Chain.Call("eth_getBalance", to, "latest"));
        foreach (var user in users)
        {
            var nodes = await system.Transactions(user);
            Assert.Equal(Enumerable.Range(0, 40), nodes.Select(node => (int)node!["nonce"]!).Order());
            Assert.All(nodes, node => Assert.Equal("SUCCEEDED", (string)node!["status"]!));
        }
    }

    private async Task<int> Settled(string user) =>
        (await system.Transactions(user)).Count(node => (string)node!["status"]! != "ENQUEUED");
}
