using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Graph.LocalDev.Lambda;

namespace Graph.Benchmarks.ColdStarts;

/// <summary>One start, as Lambda starts a function that nobody has called for a while, on one core.</summary>
/// <param name="First">From the start of the process to the answer.</param>
/// <param name="Second">The same question once more.</param>
/// <param name="Memory">The most that the process had resident, in MB of 2^20 bytes.</param>
internal sealed record ColdStart(TimeSpan First, TimeSpan Second, double Memory)
{
    /// <summary>What measures has the other core: <see cref="ColdStartCommand"/>.</summary>
    private const string Core = "0";

    private static readonly RuntimeApiOptions s_lambda = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <exception cref="InvalidOperationException">It does not answer, or not this.</exception>
    public static async Task<ColdStart> Of(Contestant contestant)
    {
        await using var lambda = await RuntimeApi.Start(s_lambda);
        var payload = Event(contestant.Query);
        var watch = Stopwatch.StartNew();
        using var process = Start(contestant, lambda.Address);
        try
        {
            await Ask(lambda, payload, contestant);
            var first = watch.Elapsed;
            watch.Restart();
            await Ask(lambda, payload, contestant);
            return new ColdStart(first, watch.Elapsed, PeakMemory(process));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static Process Start(Contestant contestant, string runtimeApi)
    {
        var start = new ProcessStartInfo("taskset", ["--cpu-list", Core, contestant.Command, .. contestant.Arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(contestant.Command) is { Length: > 0 } folder ? folder : Environment.CurrentDirectory,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in contestant.Variables)
            start.Environment[name] = value;
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = runtimeApi;
        start.Environment["AWS_LAMBDA_FUNCTION_NAME"] = "cold";
        start.Environment["AWS_LAMBDA_LOG_FORMAT"] = "JSON";
        start.Environment["NODE_ENV"] = "production";
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { }; // read, so that it never waits for it
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task Ask(RuntimeApi lambda, byte[] payload, Contestant contestant)
    {
        var outcome = await lambda.Invoke(payload).WaitAsync(s_lambda.Timeout);
        var answer = outcome is InvocationOutcome.Answered answered ? Encoding.UTF8.GetString(answered.Payload.Span) : outcome.ToString();
        if (!answer.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\u0022", "\"", StringComparison.Ordinal)
            .Contains(contestant.Expected, StringComparison.Ordinal))
            throw new InvalidOperationException($"{contestant.Name} answers {answer}");
    }

    private static byte[] Event(string query) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["version"] = "2.0",
        ["routeKey"] = "$default",
        ["rawPath"] = "/graphql",
        ["rawQueryString"] = "",
        ["headers"] = new JsonObject { ["content-type"] = "application/json", ["accept"] = "application/json", ["host"] = "api.example" },
        ["requestContext"] = new JsonObject
        {
            ["domainName"] = "api.example",
            ["http"] = new JsonObject { ["method"] = "POST", ["path"] = "/graphql", ["protocol"] = "HTTP/1.1", ["sourceIp"] = "203.0.113.9" },
            ["requestId"] = "r1",
            ["stage"] = "$default",
        },
        ["body"] = new JsonObject { ["query"] = query }.ToJsonString(),
        ["isBase64Encoded"] = false,
    }.ToJsonString());

    /// <summary><c>VmHWM</c>, which is in kB.</summary>
    private static double PeakMemory(Process process)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
