using Graph.LocalDev.Processes;
using Graph.Testing;

namespace Graph.Browser;

/// <summary>LocalDev as a user starts it, on a free port; ready once it says so.</summary>
public sealed class RunningSystem : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly string _address = $"http://127.0.0.1:{FreePort.Find()}";
    private SupervisedProcess _process = null!;

    public Uri Endpoint => new($"{_address}/graphql");

    public async Task InitializeAsync()
    {
        await NpmPackages.Restore();
        var program = Path.Combine(AppContext.BaseDirectory, "Graph.LocalDev.dll");
        _process = SupervisedProcess.Start("dotnet", [program, "--urls", _address], Repository.Root);
        using var client = new HttpClient();
        using var deadline = new CancellationTokenSource(s_patience);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await Answers(client))
        {
            Assert.False(_process.HasExited, _process.Output);
            await poll.WaitForNextTickAsync(deadline.Token);
        }
    }

    public async Task DisposeAsync() => await _process.DisposeAsync();

    private async Task<bool> Answers(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync($"{_address}/health");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
