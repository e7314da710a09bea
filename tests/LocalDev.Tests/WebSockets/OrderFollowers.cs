using System.Text.Json.Nodes;
using Graph.Resolvers.Customers;
using Graph.Resolvers.Subscriptions;
using Graph.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.LocalDev.Tests.WebSockets;

/// <summary>Clients that follow the orders of customers over WebSockets, and the rows that say so.</summary>
public abstract class OrderFollowers(SeededSystem system, SocketSystem sockets) : IClassFixture<SocketSystem>, IDisposable
{
    private readonly Dictionary<string, int> imported = [];

    protected SeededSystem Seeded { get; } = system;

    protected SocketSystem Sockets { get; } = sockets;

    private protected SubscriptionStore Subscriptions { get; } = sockets.Services.GetRequiredService<SubscriptionStore>();

    private protected ConnectionStore Connections { get; } = sockets.Services.GetRequiredService<ConnectionStore>();

    private protected Uri Endpoint => Sockets.Api.Endpoint;

    public void Dispose() => (Sockets.Sending.Answer, Sockets.Database.Loses) = (null, null);

    private protected static string Query(CustomerId customer) => $$"""subscription { orderImported(customerId: "{{customer}}") { reference } }""";

    private protected static string? Reference(string? message) => (string?)JsonNode.Parse(message!)!["payload"]?["data"]?["orderImported"]?["reference"];

    /// <summary>A client that was told the latest order.</summary>
    private protected async Task<SocketPeer> Follow(CustomerId customer)
    {
        var client = await SocketPeer.Open(Endpoint);
        await client.Subscribe("1", Query(customer));
        Assert.NotNull(Reference(await client.Read()));
        await Eventually.Is(async () => (await Subscribers(customer)).All(subscription => subscription.BeginsUntil is null), () => "It has not begun.");
        return client;
    }

    /// <summary>An order of the customer who is called so: the first, the second and so on.</summary>
    private protected Task<CustomerId> Import(string name, int items = 1)
    {
        imported[name] = imported.GetValueOrDefault(name) + 1;
        return Seeded.ImportOrder($"{name}-{imported[name]}", $"{name}@Sockets.example", items);
    }

    private protected async Task<List<StoredSubscription>> Subscribers(CustomerId customer)
    {
        var found = new List<StoredSubscription>();
        await foreach (var subscription in Subscriptions.OfTopic($"orders:{customer}", CancellationToken.None))
            found.Add(subscription);
        return found;
    }

    /// <summary>By a topic of its own, which only it has followed.</summary>
    private protected async Task<ClientConnection> ConnectionOf(SocketPeer client)
    {
        var topic = Guid.NewGuid().ToString("N");
        await client.Subscribe(topic, $$"""subscription { customerMetricsChanged(id: "{{topic}}") { id } }""");
        await client.Read();
        await foreach (var subscription in Subscriptions.OfTopic($"customer:{topic}", CancellationToken.None))
            return (await Connections.Find(subscription.ConnectionId, CancellationToken.None))!;
        throw new InvalidOperationException("It does not follow its topic.");
    }
}
