using System.Diagnostics;
using System.Globalization;
using Graph.DynamoDb;
using Graph.LocalDev.Processes;
using Graph.Resolvers;

namespace Graph.Benchmarks.ColdStarts;

/// <summary>
/// Process start to the first answer over Lambda's Runtime API, one program after another in each round. Starts have core 0 for themselves;
/// what measures, and DynamoDB Local, have the others.
/// </summary>
internal static class ColdStartCommand
{
    private const string Hello = "{ hello }";
    private const string Read = "{ orders(first: 1) { nodes { reference } } }";
    private const string Stage = "cold";

    /// <summary>Of no secret: 32 bytes.</summary>
    private const string CursorKey = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    public static async Task Run(int rounds)
    {
        Pin();
        await using var database = await DynamoDbLocal.Start();
        await CreateTables(database.Endpoint);
        var contestants = await Contestants(database.Endpoint);
        foreach (var contestant in contestants)
            await ColdStart.Of(contestant); // reads its files into the machine's memory
        var starts = contestants.ToDictionary(contestant => contestant, _ => new List<ColdStart>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contestant in contestants)
                starts[contestant].Add(await ColdStart.Of(contestant));
        }
        Write(starts);
    }

    private static void Pin()
    {
        if (OperatingSystem.IsLinux() && Environment.ProcessorCount > 1)
            Process.GetCurrentProcess().ProcessorAffinity = ((1 << Environment.ProcessorCount) - 1) & ~1;
    }

    private static async Task CreateTables(Uri endpoint)
    {
        using var client = DynamoDbClientFactory.Create(endpoint);
        await new Database(client, new DatabaseOptions { Stage = Stage, CursorKey = Graph.DynamoDb.Paging.CursorKey.ForThisProcess() })
            .CreateTables(Slices.Tables);
    }

    private static async Task<Contestant[]> Contestants(Uri database)
    {
        const string Benchmark = "tests/Benchmarks.Server", Functions = "src/Functions", World = "\"hello\":\"world\"";
        var peers = Path.Combine(Publishing.Repository, "tests", "Benchmarks", "ColdStarts", "Peers");
        await NpmPackages.RestoreIn(peers, CancellationToken.None);
        var api = new Dictionary<string, string>
        {
            ["_HANDLER"] = "api",
            ["AWS_REGION"] = "eu-central-1",
            ["AWS_ACCESS_KEY_ID"] = "local",
            ["AWS_SECRET_ACCESS_KEY"] = "local",
            [DynamoDbClientFactory.EndpointVariable] = database.AbsoluteUri,
            ["DynamoDb__CursorKey"] = CursorKey,
            ["DynamoDb__Stage"] = Stage,
            ["Auth__AnonymousPermissions__0"] = "orders:read",
        };
        var (aot, ahead) = (await Publishing.Publish(Functions, "aot"), await Publishing.Publish(Functions, "r2r"));
        return
        [
            new("mercurius, Node", "node", [Path.Combine(peers, "mercurius.mjs")], Hello, World),
            new("benchmark's schema, JIT", await Publishing.Publish(Benchmark, ""), [], Hello, World),
            new("benchmark's schema, ReadyToRun", await Publishing.Publish(Benchmark, "r2r"), [], Hello, World),
            new("benchmark's schema, Native AOT", await Publishing.Publish(Benchmark, "aot"), [], Hello, World),
            new("function api, ReadyToRun", ahead, [], "{ __typename }", "\"__typename\":\"Query\"") { Variables = api },
            new("function api, Native AOT", aot, [], "{ __typename }", "\"__typename\":\"Query\"") { Variables = api },
            new("the same, reads DynamoDB, ReadyToRun", ahead, [], Read, "\"nodes\":[]") { Variables = api },
            new("the same, reads DynamoDB, Native AOT", aot, [], Read, "\"nodes\":[]") { Variables = api },
        ];
    }

    private static void Write(Dictionary<Contestant, List<ColdStart>> starts)
    {
        var peer = Median(starts.First().Value.Select(start => start.First.TotalMilliseconds));
        Console.WriteLine("| program | first answer, median | min | to mercurius | second answer | peak memory |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var (contestant, measured) in starts)
        {
            var first = measured.Select(start => start.First.TotalMilliseconds).ToArray();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {contestant.Name} | {Median(first):0} ms | {first.Min():0} ms | {Median(first) / peer:0.00} | {Median(measured.Select(start => start.Second.TotalMilliseconds)):0.0} ms | {measured.Max(start => start.Memory):0} MB |"));
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
