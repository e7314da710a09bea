using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Graph.DynamoDb;
using Graph.Functions.Definitions;
using Graph.LocalDev;
using Graph.LocalDev.Lambda;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.Functions.Tests.Packaging;

/// <summary>The functions of an unpacked package, each in a process of its bootstrap behind the Runtime API.</summary>
internal sealed class PackagedFunctions(string folder, Uri database, string stage) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, LocalFunction> functions = [];

    private string Bootstrap => Path.Combine(folder, "bootstrap");

    /// <summary>What it answers, or how it failed.</summary>
    public async Task<string> Invoke(string name, string payload)
    {
        var outcome = await functions.GetOrAdd(name, Start).Invoke(Encoding.UTF8.GetBytes(payload));
        return outcome switch
        {
            InvocationOutcome.Answered answer => Encoding.UTF8.GetString(answer.Payload.Span),
            InvocationOutcome.Failed failure => $"{failure.Type}: {Encoding.UTF8.GetString(failure.Payload.Span)}",
            _ => "a stream",
        };
    }

    /// <summary>The most memory that its process had, in MB of 2^20 bytes: <c>VmHWM</c>.</summary>
    public double PeakMemory(string name)
    {
        var process = Directory.EnumerateDirectories("/proc").Single(process => Runs(process, name));
        var line = File.ReadLines(Path.Combine(process, "status")).Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var function in functions.Values)
            await function.DisposeAsync();
    }

    private LocalFunction Start(string name) => LocalFunction.Start(
        new LocalFunctionOptions
        {
            Name = name,
            Handler = name,
            Command = Bootstrap,
            Folder = folder,
            Timeout = FunctionDefinitions.All.Single(definition => definition.Name == name).Timeout,
            MemorySize = 256,
            Region = "eu-central-1",
            Environment = Variables(),
        },
        NullLogger.Instance);

    private Dictionary<string, string?> Variables()
    {
        var variables = new Dictionary<string, string?>
        {
            ["Stage"] = "dev",
            ["DynamoDb__Stage"] = stage,
            ["DynamoDb__CursorKey"] = LocalSystem.KeyOfNoSecrets,
            [DynamoDbClientFactory.EndpointVariable] = database.AbsoluteUri,
            ["AWS_ACCESS_KEY_ID"] = "local",
            ["AWS_SECRET_ACCESS_KEY"] = "local",
            ["Auth__AnonymousPermissions__0"] = "orders:read",
            ["Auth__AnonymousPermissions__1"] = "orders:write",
            ["Wallets__ServerKeys__local"] = LocalSystem.KeyOfNoSecrets,
            ["Ethereum__Endpoints__0"] = "http://127.0.0.1:9",
            ["Ethereum__ChainId"] = "31337",
            ["Subscriptions__ConnectionsEndpoint"] = "https://api.example/dev",
        };
        foreach (var pair in LocalSquare.Settings(new Uri("http://127.0.0.1:9"), new Uri("http://127.0.0.1:9")).Chunk(2))
            variables[pair[0][2..].Replace(":", "__", StringComparison.Ordinal)] = pair[1];
        return variables;
    }

    /// <summary>Processes end while they are looked at, and those of others are not to be read.</summary>
    private bool Runs(string process, string name)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "exe")).LinkTarget == Bootstrap
                && File.ReadAllText(Path.Combine(process, "environ")).Split('\0').Contains($"_HANDLER={name}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
