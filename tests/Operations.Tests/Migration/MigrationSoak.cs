using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.DynamoDb;
using Graph.LocalDev.Processes;
using Xunit.Abstractions;

namespace Graph.Operations.Tests.Migration;

/// <summary>50,000 items, a database that throttles, and a process that is killed three times on its way. Prints figures.</summary>
[Trait("Category", "Soak")]
public sealed class MigrationSoak(ITestOutputHelper output) : IAsyncLifetime
{
    private const int EachTable = 10_000;
    private const int Segments = 4;
    private const string Stage = "soak";

    private static readonly int All = EachTable * OldSystem.Tables.Count;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("graph-migration-soak-");
    private readonly Random random = new(1);
    private readonly HashSet<string> written = new(StringComparer.Ordinal);
    private DynamoDbLocal database = null!;
    private DynamoDbProxy proxy = null!;
    private int repeatedBatches;
    private int repeatedItems;

    private string Checkpoint => Path.Combine(folder.FullName, "checkpoint.json");

    public async Task InitializeAsync()
    {
        database = await DynamoDbLocal.Start();
        proxy = await DynamoDbProxy.Start(database.Endpoint);
    }

    public async Task DisposeAsync()
    {
        await proxy.DisposeAsync();
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Throttled_and_killed_it_copies_every_item_once()
    {
        var clock = Stopwatch.StartNew();
        var before = await Fill();
        output.WriteLine($"filled: {clock.Elapsed.TotalSeconds:n0} s");
        proxy.Disturb = Disturb;
        proxy.OnDone = NoteRepeats;

        clock.Restart();
        foreach (var part in new[] { 0.15, 0.5, 0.85 })
            await RunAndKillAt((int)(part * All));
        var (exit, lines) = await RunToTheEnd("--sample", "100");
        output.WriteLine(string.Join('\n', lines));
        output.WriteLine($"copied and compared: {clock.Elapsed.TotalSeconds:n0} s; {Counts()}; {repeatedBatches} batches repeated, with {repeatedItems} items");
        Assert.Equal(0, exit);
        Assert.Contains(lines, line => line.StartsWith("Goes on with", StringComparison.Ordinal));

        var checkpoint = ReadCheckpoint()!;
        var ttl = checkpoint["began"]!.GetValue<DateTimeOffset>().AddDays(90).ToUnixTimeSeconds();
        var after = await ReadNew();
        Assert.Equal(All, after.Count);
        Assert.Equal(Rows.ExpectedAll(before, ttl), after);
        var again = Sum(checkpoint, "present");
        output.WriteLine($"looked at again after three kills: {again} items, at most {3 * Segments} pages of 1,000");
        Assert.InRange(again, 0, 3 * Segments * 1_000);

        clock.Restart();
        (exit, lines) = await RunToTheEnd();
        output.WriteLine($"once more: {clock.Elapsed.TotalSeconds:n0} s\n{string.Join('\n', lines)}");
        Assert.Equal(0, exit);
        Assert.Equal((0, All), (Sum(ReadCheckpoint()!, "written"), Sum(ReadCheckpoint()!, "present")));
        Assert.Equal(after, await ReadNew());
        Assert.Equal(before, await Rows.ReadAll(database.Endpoint, table => $"{table}-old{Stage}"));
    }

    private async Task<SortedDictionary<string, string>> Fill()
    {
        using var client = DynamoDbClientFactory.Create(database.Endpoint);
        var old = new OldSystem(client, "old" + Stage);
        await old.Create();
        await old.Fill(EachTable);
        return await Rows.ReadAll(database.Endpoint, old.Name);
    }

    /// <summary>A request in five or so.</summary>
    private Disturbance Disturb(string operation, JsonNode body)
    {
        if (operation is not ("Scan" or "BatchGetItem" or "BatchWriteItem"))
            return Disturbance.None;
        int chance;
        lock (random)
            chance = random.Next(100);
        return chance switch
        {
            < 8 => Disturbance.Throttle,
            < 16 when Batches.CanBeParted(operation) => Disturbance.Part,
            < 18 => Disturbance.Fail,
            < 20 => Disturbance.LoseAnswer,
            _ => Disturbance.None,
        };
    }

    private void NoteRepeats(string operation, JsonNode body)
    {
        if (operation != "BatchWriteItem")
            return;
        lock (written)
        {
            var repeated = Batches.IdsOf(body).Count(id => !written.Add(id));
            repeatedItems += repeated;
            repeatedBatches += repeated > 0 ? 1 : 0;
        }
    }

    /// <summary>As kill -9 does it, once the checkpoint says that so many items are done, and some batches later.</summary>
    private async Task RunAndKillAt(int items)
    {
        using var process = Start([]);
        var reading = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var deadline = new CancellationTokenSource(Patience);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!process.HasExited && (ReadCheckpoint() is not { } checkpoint || Sum(checkpoint, "items") < items))
            await poll.WaitForNextTickAsync(deadline.Token);
        var batches = proxy.Count("BatchWriteItem") + random.Next(1, 40);
        while (!process.HasExited && proxy.Count("BatchWriteItem") < batches)
            await poll.WaitForNextTickAsync(deadline.Token);
        Assert.False(process.HasExited, "It ended before it could be killed.");
        process.Kill();
        await process.WaitForExitAsync(deadline.Token);
        await reading;
        output.WriteLine($"killed (exit code {process.ExitCode}) with {Sum(ReadCheckpoint()!, "items")} items in the checkpoint");
    }

    private async Task<(int Exit, string[] Lines)> RunToTheEnd(params string[] more)
    {
        using var process = Start(more);
        using var deadline = new CancellationTokenSource(Patience);
        var (standard, errors) = (process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
        await process.WaitForExitAsync(deadline.Token);
        return (process.ExitCode, [.. (await standard + await errors).Split('\n').Where(line => line.Contains("joylabs", StringComparison.Ordinal) || line.Contains("Goes on", StringComparison.Ordinal))]);
    }

    private Process Start(string[] more)
    {
        var start = new ProcessStartInfo("dotnet",
        [
            typeof(Commands).Assembly.Location, "migrate", "--from", "old", "--to", "v3", "--stage", Stage, "--source-stage", "old" + Stage,
            "--segments", $"{Segments}", "--checkpoint", Checkpoint, .. more,
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[DynamoDbClientFactory.EndpointVariable] = proxy.Endpoint.AbsoluteUri;
        return Process.Start(start)!;
    }

    /// <summary>Null while there is none; a file that is there is always whole.</summary>
    private JsonNode? ReadCheckpoint()
    {
        try
        {
            return JsonNode.Parse(File.ReadAllBytes(Checkpoint));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (JsonException exception)
        {
            throw new InvalidOperationException("The checkpoint was seen in part.", exception);
        }
    }

    private static int Sum(JsonNode checkpoint, string figure) => checkpoint["tables"]!.AsArray()
        .SelectMany(table => table!["segments"]!.AsArray())
        .Sum(segment => segment!["figures"]![figure]!.GetValue<int>());

    private Task<SortedDictionary<string, string>> ReadNew() => Rows.ReadAll(database.Endpoint, table => $"{table}-v3-{Stage}");

    private string Counts() => string.Join(", ", new[] { "Scan", "BatchGetItem", "BatchWriteItem", "Throttle", "Part", "Fail", "LoseAnswer" }
        .Select(what => $"{proxy.Count(what)} {what}"));
}
