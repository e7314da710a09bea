using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Graph.LocalDev.Processes;
using Graph.Testing;

namespace Graph.Browser;

/// <summary>LocalDev as a user starts it, on a free port; ready once it says so.</summary>
public sealed class RunningSystem : IAsyncLifetime
{
    public const string Collection = "running system";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly string _address = $"http://127.0.0.1:{FreePort.Find()}";
    private readonly HttpClient _client = new();
    private SupervisedProcess _process = null!;

    public Uri Endpoint => new($"{_address}/graphql");

    public async Task InitializeAsync()
    {
        await NpmPackages.Restore();
        var program = Path.Combine(AppContext.BaseDirectory, "Graph.LocalDev.dll");
        _process = SupervisedProcess.Start("dotnet", [program, "--urls", _address], Repository.Root);
        using var deadline = new CancellationTokenSource(s_patience);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await Answers())
        {
            Assert.False(_process.HasExited, _process.Output);
            await poll.WaitForNextTickAsync(deadline.Token);
        }
    }

    /// <param name="request">What it is to say, such as <c>sub=user-1&amp;roles=user</c>.</param>
    public async Task<string> Token(string request)
    {
        var answer = await _client.GetStringAsync($"{_address}/dev/token?{request}");
        return (string)JsonNode.Parse(answer)!["access_token"]!;
    }

    /// <summary>The whole answer.</summary>
    public async Task<JsonNode> Ask(string query, string? token = null, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = JsonContent.Create(new { query, variables }) };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await _client.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _process.DisposeAsync();
    }

    private async Task<bool> Answers()
    {
        try
        {
            using var response = await _client.GetAsync($"{_address}/health");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

[CollectionDefinition(RunningSystem.Collection)]
public sealed class RunningSystemCollection : ICollectionFixture<RunningSystem>;
