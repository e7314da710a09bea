using System.Diagnostics;
using System.Globalization;
using System.Text;
using Graph.LocalDev.Lambda;
using Graph.LocalDev.Processes;

namespace Graph.Benchmarks.ColdStart;

/// <summary>A program that is started as Lambda does; one for Node is a server, which is asked over HTTP until it answers.</summary>
internal sealed class ColdStartProgram(string name, string path)
{
    /// <summary>As the events of API Gateway's, without what nobody reads.</summary>
    private const string Event = """
        {"version":"2.0","routeKey":"$default","rawPath":"/graphql","rawQueryString":"","headers":{"content-type":"application/json","host":"api.example"},
        "requestContext":{"domainName":"api.example","http":{"method":"POST","path":"/graphql","protocol":"HTTP/1.1","sourceIp":"203.0.113.9"},
        "requestId":"r1","stage":"$default"},"body":"{\"query\":\"QUERY\"}","isBase64Encoded":false}
        """;

    private const string AnyKey = "bG9jYWwga2V5LCBndWFyZHMgb25seSBwbGF5IG1vbmU=";

    private static readonly TimeSpan s_betweenTries = TimeSpan.FromMilliseconds(3);
    private static readonly HttpClient s_client = new();

    public string Name => name;

    /// <summary>The gateway from a package. Others have the benchmarks' schema.</summary>
    private bool IsGateway => Path.GetFileName(path) == "bootstrap";

    private string Query => IsGateway ? "{__typename}" : "{hello}";

    private string Answer => IsGateway ? "\"Query\"" : "\"world\"";

    public Task<ColdStart> Start() => path.EndsWith(".mjs", StringComparison.Ordinal) ? StartServer() : StartFunction();

    private async Task<ColdStart> StartFunction()
    {
        await using var api = await RuntimeApi.Start(new RuntimeApiOptions { Timeout = TimeSpan.FromSeconds(30) });
        var payload = Encoding.UTF8.GetBytes(Event.Replace("QUERY", Query, StringComparison.Ordinal));
        return await Measure(
            path.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", path] : [path],
            Variables(api.Address),
            async () => await api.Invoke(payload) is InvocationOutcome.Answered answer ? Encoding.UTF8.GetString(answer.Payload.Span) : "a failure");
    }

    private async Task<ColdStart> StartServer()
    {
        var port = FreePort.Find();
        return await Measure(
            ["node", path],
            new Dictionary<string, string> { ["PORT"] = $"{port}", ["NODE_ENV"] = "production" },
            async () =>
            {
                using var ticks = new PeriodicTimer(s_betweenTries);
                while (true)
                {
                    try
                    {
                        using var body = new StringContent($$"""{"query":"{{Query}}"}""", Encoding.UTF8, "application/json");
                        using var response = await s_client.PostAsync($"http://127.0.0.1:{port}/graphql", body);
                        return await response.Content.ReadAsStringAsync();
                    }
                    catch (HttpRequestException)
                    {
                        await ticks.WaitForNextTickAsync();
                    }
                }
            });
    }

    private async Task<ColdStart> Measure(string[] command, Dictionary<string, string> variables, Func<Task<string>> ask)
    {
        var start = new ProcessStartInfo("taskset", ["-c", "0", .. command])
        {
            WorkingDirectory = Path.GetDirectoryName(path)!, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (key, value) in variables)
            start.Environment[key] = value;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            var answer = await ask().WaitAsync(TimeSpan.FromSeconds(30));
            var milliseconds = clock.Elapsed.TotalMilliseconds;
            return answer.Contains(Answer.Replace("\"", IsEvent(answer) ? "\\\"" : "\"", StringComparison.Ordinal), StringComparison.Ordinal)
                ? new ColdStart(milliseconds, process.TotalProcessorTime.TotalMilliseconds, PeakMemory(process.Id))
                : throw new InvalidOperationException($"{Name} answers {answer}.");
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static bool IsEvent(string answer) => answer.Contains("\"statusCode\"", StringComparison.Ordinal);

    private Dictionary<string, string> Variables(string runtimeApi) => new()
    {
        ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi,
        ["_HANDLER"] = "api",
        ["LAMBDA_TASK_ROOT"] = Path.GetDirectoryName(path)!,
        ["AWS_REGION"] = "eu-central-1",
        ["Stage"] = "dev",
        ["DynamoDb__CursorKey"] = AnyKey,
        ["Wallets__ServerKeys__local"] = AnyKey,
        ["Ethereum__Endpoints__0"] = "http://127.0.0.1:9",
        ["Auth__AnonymousPermissions__0"] = "orders:read",
    };

    private static double PeakMemory(int id)
    {
        var line = File.ReadLines($"/proc/{id}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
