using System.Diagnostics;
using Graph.Testing;

namespace Graph.LocalDev.Tests.Transactions;

/// <summary>The node stops: it takes connections and answers nothing, until it goes on.</summary>
[Trait("Category", "Soak")]
[Collection(SeededSystem.Collection)]
public sealed class OutageSoak(SeededSystem system)
{
    private static readonly TimeSpan s_outage = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Transfers_wait_for_a_node_that_is_away_for_half_a_minute()
    {
        const string user = "wallet-a";
        await system.NewWallet(user);
        await system.Chain.Call("evm_setAutomine", false);
        for (var i = 0; i < 10; i++)
            await system.Pay(user, Recipient(i), $"{i}");

        Signal("STOP");
        var stopped = Stopwatch.GetTimestamp();
        await Eventually.Is(() => Stopwatch.GetElapsedTime(stopped) >= s_outage);
        Assert.All(await system.Transactions(user), node => Assert.Equal("ENQUEUED", (string)node!["status"]!));
        Signal("CONT");
        await system.Chain.Call("evm_setAutomine", true);
        await system.Chain.Call("evm_mine");

        await Eventually.Is(async () => (await system.Transactions(user)).All(node => (string)node!["status"]! == "SUCCEEDED"));
        for (var i = 0; i < 10; i++)
            Assert.Equal(WalletUsers.Paid, (string?)await system.Chain.Call("eth_getBalance", Recipient(i), "latest"));
    }

    /// <summary>To the node itself, which its supervisor has started.</summary>
    private void Signal(string name)
    {
        var supervisor = system.Chain.SupervisorId;
        using var kill = Process.Start("sh", ["-c", $"kill -{name} $(cat /proc/{supervisor}/task/{supervisor}/children)"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    private static string Recipient(int i) => $"0x{0xfed0000 + i:x40}";
}
