using Graph.LocalDev.Tests.Transactions;
using Graph.Testing.Peers;

namespace Graph.LocalDev.Tests.WebSockets;

/// <summary>The client of graphql-ws that follows a transfer to its end, whoever holds the WebSocket.</summary>
internal static class SocketFollower
{
    /// <param name="user">Made for this, with a wallet.</param>
    public static async Task IsToldEveryChangeInOrder(this SeededSystem system, Uri endpoint, string user, string to)
    {
        await system.NewWallet(user);
        await system.Chain.Call("evm_setAutomine", false);
        var id = await system.Pay(user, to, "a");
        await using var client = await Peer.StartNode(
            "tests/LocalDev.Tests/Peers/follow.mjs", endpoint.AbsoluteUri, system.TokenOf(user), id, "graphql-ws");

        await client.Read();
        await system.Chain.Call("evm_mine");
        var told = await client.Read();
        while (told["ready"] is not null)
            told = await client.Read();
        await system.Chain.Call("evm_setAutomine", true);

        var updates = told["graphql-ws"]!.AsArray();
        var versions = updates.Select(update => (int)update!["version"]!).ToArray();
        Assert.Equal(Enumerable.Range(versions[0], versions.Length), versions);
        Assert.Equal(("SUCCEEDED", "CONFIRMED"), ((string)updates[^1]!["status"]!, (string)updates[^1]!["phase"]!));
    }
}
