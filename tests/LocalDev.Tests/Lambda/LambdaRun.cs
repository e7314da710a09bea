using Graph.LocalDev.Lambda;
using Graph.LocalDev.Processes;

namespace Graph.LocalDev.Tests.Lambda;

/// <summary>The system as on Lambda, over the tables of the seeded one, whose own functions work beside it: what is done twice is done once.</summary>
public sealed class LambdaRun(SeededSystem system) : IAsyncLifetime
{
    internal LambdaSystem System { get; private set; } = null!;

    public HttpClient Client { get; } = new();

    public Uri GraphQL => new(Client.BaseAddress!, "/graphql");

    public async Task InitializeAsync()
    {
        Client.BaseAddress = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        System = await LambdaSystem.Start(Client.BaseAddress, system.Gateway, system.DynamoDb, system.Writes, system.Issuer);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await System.DisposeAsync();
    }
}
