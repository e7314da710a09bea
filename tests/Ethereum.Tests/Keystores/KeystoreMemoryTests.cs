using System.Diagnostics;
using System.Text.Json.Nodes;
using Graph.Ethereum.Encoding;
using Graph.Ethereum.Keys;
using Graph.Ethereum.Keystores;

namespace Graph.Ethereum.Tests.Keystores;

/// <summary>Measures the whole process, so nothing runs beside it.</summary>
[Collection(Alone)]
public sealed class KeystoreMemoryTests(KeystorePeers peers) : IClassFixture<KeystorePeers>
{
    private const string Alone = "alone";

    /// <summary>What <c>Wallet.encrypt</c> of ethers always writes.</summary>
    [Fact]
    public async Task A_file_of_N_131072_opens_in_less_than_256_MB()
    {
        const string key = "0x0123456789012345678901234567890123456789012345678901234567890123";
        var json = (string)(await peers.Ask("encrypt", [new JsonObject { ["key"] = key, ["password"] = "river-42", ["n"] = 131072 }]))[0]!;
        using var process = Process.GetCurrentProcess();
        var before = process.WorkingSet64;
        var most = before;
        using var watching = new CancellationTokenSource();
        var watch = Task.Run(() =>
        {
            while (!watching.IsCancellationRequested)
            {
                process.Refresh();
                most = Math.Max(most, process.WorkingSet64);
                Thread.Yield();
            }
        });

        using var opened = KeystoreV3.Open(json, "river-42");
        await watching.CancelAsync();
        await watch;

        var bytes = new byte[PrivateKey.Length];
        opened.Export(bytes);
        Assert.Equal(key, Hex.Of(bytes));
        Assert.InRange(most - before, 0, 100L << 20);
    }

    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class AloneCollection;
}
