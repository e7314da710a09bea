using System.Text;
using System.Text.Json;
using Graph.DynamoDb;
using Graph.LocalDev.Identity;
using Graph.LocalDev.Processes;
using Microsoft.AspNetCore.Builder;

namespace Graph.LocalDev.Tests;

/// <summary>The system in this process, on a free port.</summary>
public sealed class SeededSystem : IAsyncLifetime
{
    private DynamoDbLocal _dynamoDb = null!;
    private IdentityServer _identity = null!;
    private WebApplication _gateway = null!;

    public HttpClient Client { get; } = new();

    internal IdentityIssuer Issuer => _identity.Issuer;

    public async Task InitializeAsync()
    {
        var modules = await NpmPackages.Restore();
        _dynamoDb = await DynamoDbLocal.Start();
        _identity = await IdentityServer.Start();
        _gateway = LocalSystem.Build(
            ["--urls", "http://127.0.0.1:0"], modules, DynamoDbClientFactory.Create(_dynamoDb.Endpoint), _identity.Issuer);
        await LocalSystem.Fill(_gateway.Services, "a test's database");
        await _gateway.StartAsync();
        Client.BaseAddress = new Uri(_gateway.Urls.Single());
    }

    public async Task<JsonDocument> Post(string body)
    {
        using var response = await Client.PostAsync("/graphql", new StringContent(body, Encoding.UTF8, "application/json"));
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync());
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _gateway.DisposeAsync();
        await _identity.DisposeAsync();
        await _dynamoDb.DisposeAsync();
    }
}
