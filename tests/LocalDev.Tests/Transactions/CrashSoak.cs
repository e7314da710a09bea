using System.Diagnostics;
using Graph.DynamoDb;
using Graph.LocalDev.Processes;
using Graph.LocalDev.Queues;
using Graph.LocalDev.Streams;
using Graph.Resolvers.Transactions;
using Graph.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace Graph.LocalDev.Tests.Transactions;

/// <summary>The processor is killed again and again, wherever it happens to be.</summary>
[Trait("Category", "Soak")]
public sealed class CrashSoak(CrashSoak.QuietSystem system, ITestOutputHelper output) : IClassFixture<CrashSoak.QuietSystem>
{
    private const int Transfers = 100;

    private static readonly string[] s_users = ["wallet-a", "wallet-b", "wallet-c", "wallet-d", "wallet-e"];

    [Fact]
    public async Task A_hundred_kills_over_a_hundred_transfers_lose_nothing_and_move_nothing_twice()
    {
        await using var queues = await Fauxqs.Start();
        using var sqs = new SqsClient(queues.Endpoint);
        using var streams = new StreamsClient(system.DynamoDb);
        var queue = await Queue.Create(sqs, ProcessorProgram.Definition);
        var stage = system.Services.GetRequiredService<Database>().Stage;
        await using var pipe = Pipe.Start(
            streams, TransactionsTable.Definition.NameIn(stage), sqs, queue, TransactionPipe.Rule, NullLogger.Instance);
        foreach (var user in s_users)
            await system.NewWallet(user);

        var random = new Random(1);
        for (var i = 0; i < Transfers; i++)
        {
            await system.Pay(s_users[i % s_users.Length], Recipient(i), $"{i}");
            using var processor = await ProcessorProgram.Start(system, queues.Endpoint);
            var lives = TimeSpan.FromMilliseconds(random.Next(900));
            var started = Stopwatch.GetTimestamp();
            await Eventually.Is(() => Stopwatch.GetElapsedTime(started) >= lives, () => "");
            processor.Kill();
        }
        var before = await Statuses();
        output.WriteLine($"After {Transfers} kills: {before["SUCCEEDED"]} settled, {before["ENQUEUED"]} under way.");

        using var last = await ProcessorProgram.Start(system, queues.Endpoint);
        var sweeper = system.Services.GetRequiredService<TransactionSweeper>();
        await Eventually.Is(
            async () =>
            {
                await sweeper.Sweep(default);
                return (await Statuses())["ENQUEUED"] == 0;
            },
            () => "Some stay under way.");

        Assert.Equal(Transfers, (await Statuses())["SUCCEEDED"]);
        for (var i = 0; i < Transfers; i++)
            Assert.Equal(WalletUsers.Paid, (string?)await system.Chain.Call("eth_getBalance", Recipient(i), "latest"));
        foreach (var user in s_users)
            Assert.Equal(Enumerable.Range(0, Transfers / s_users.Length), (await system.Transactions(user)).Select(node => (int)node!["nonce"]!).Order());
    }

    private async Task<Dictionary<string, int>> Statuses()
    {
        var counts = new Dictionary<string, int> { ["ENQUEUED"] = 0, ["SUCCEEDED"] = 0, ["FAILED"] = 0 };
        foreach (var user in s_users)
            foreach (var node in await system.Transactions(user))
                counts[(string)node!["status"]!]++;
        return counts;
    }

    private static string Recipient(int i) => $"0x{0xdef0000 + i:x40}";

    /// <summary>Without what works on transactions: a process of its own does.</summary>
    public sealed class QuietSystem : SeededSystem
    {
        protected override bool RunsFunctions => false;
    }
}
