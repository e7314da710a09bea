using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Graph.DynamoDb;
using Graph.LocalDev;
using Graph.LocalDev.Identity;
using Graph.LocalDev.Processes;

namespace Graph.Benchmarks.Shims;

/// <summary>
/// What a REST shim takes, and the same operation by GraphQL over HTTP, in turn and over the same database. Both are whole requests of one
/// client at a time, so that a ratio says what shaping adds.
/// </summary>
internal static class ShimCommand
{
    private static readonly (string Path, string Operation, object Variables)[] s_routes =
    [
        ("/api/orders/ORD-500001", "Order", new { id = "ORD-500001" }),
        ("/api/orders?limit=50", "Orders", new { first = 50, orderBy = "NEWEST_FIRST" }),
        ("/api/customers?limit=50", "Customers", new { first = 50 }),
        ("/api/reports/categories", "CategoryReport", new { }),
    ];

    public static async Task Run(int rounds)
    {
        var modules = await NpmPackages.Restore();
        await using var dynamoDb = await DynamoDbLocal.Start();
        await using var chain = await Anvil.Start();
        await using var identity = await IdentityServer.Start();
        var url = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        await using var square = await LocalSquare.Start(url);
        await using var gateway = LocalSystem.Build(
            ["--urls", url.AbsoluteUri, "--RateLimit:Enabled=false", "--Logging:LogLevel:Default=Error"],
            modules, DynamoDbClientFactory.Create(dynamoDb.Endpoint), identity.Issuer, chain.Endpoint, square.Address);
        await LocalSystem.Fill(gateway.Services, chain, "a benchmark's database");
        await gateway.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(gateway.Urls.Single()) };
        foreach (var (path, operation, variables) in s_routes)
            await Compare(client, path, await RequestOf(client, operation, variables), rounds);
        await gateway.StopAsync();
    }

    private static async Task<string> RequestOf(HttpClient client, string operation, object variables) =>
        JsonSerializer.Serialize(new { query = await client.GetStringAsync($"/rest/operations/{operation}"), operationName = operation, variables });

    private static async Task Compare(HttpClient client, string path, string operation, int rounds)
    {
        var (rest, graphQL) = (new double[rounds], new double[rounds]);
        for (var round = -rounds / 5; round < rounds; round++)
        {
            // Each is now the first of the two, and now the second, which may find more in the caches.
            var isRest = round % 2 == 0;
            for (var request = 0; request < 2; request++, isRest = !isRest)
            {
                var taken = await Measure(isRest ? ByRest : ByGraphQL);
                if (round >= 0)
                    (isRest ? rest : graphQL)[round] = taken;
            }
        }
        Console.WriteLine(
            $"{path,-28} REST {Median(rest),7:0.000} ms, GraphQL {Median(graphQL),7:0.000} ms, ratio {Median(rest) / Median(graphQL):0.00}; least {rest.Min():0.000} and {graphQL.Min():0.000} ms, ratio {rest.Min() / graphQL.Min():0.00}");

        Task<HttpResponseMessage> ByRest() => client.GetAsync(path);
        Task<HttpResponseMessage> ByGraphQL() => client.PostAsync("/graphql", new StringContent(operation, Encoding.UTF8, "application/json"));
    }

    private static async Task<double> Measure(Func<Task<HttpResponseMessage>> send)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await send();
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
