using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Graph.GraphQL.AspNetCore;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Execution;
using Graph.Testing.Peers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace Graph.Conformance.Subscriptions;

/// <summary>What connections cost that wait for events: the clients are a process of their own, so all memory here is the server's.</summary>
[Trait("Category", "Soak")]
public sealed class IdleConnectionSoak(ITestOutputHelper output)
{
    private const int Connections = 2_000;
    private const int Events = 20;
    private const int MostBytesOfOne = 24 * 1024;

    private readonly ConcurrentDictionary<Channel<string>, byte> _readers = new();

    [Fact]
    public async Task A_connection_with_one_subscription_holds_few_kilobytes()
    {
        await using var application = await Start();
        await using var clients = await Peer.StartNode("tests/Conformance/Peers/idle-sockets.mjs", $"{application.Urls.First()}/graphql");
        await Open(clients, 100);
        var (heap, residentSet) = Measure();

        await Open(clients, Connections);
        await Until(() => _readers.Count == Connections + 100);
        var (heapThen, residentSetThen) = Measure();
        var each = (heapThen - heap) / Connections;
        output.WriteLine($"Idle, {Connections} connections: {each} bytes of heap each, {(residentSetThen - residentSet) / Connections} of the resident set.");

        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Events; i++)
            Publish($"event {i}");
        var answer = await clients.Ask(new JsonObject { ["publishes"] = Events * (Connections + 100) });
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        output.WriteLine($"{(int)answer["events"]!} events in {seconds:0.00} s: {(int)answer["events"]! / seconds:0} a second, the clients included.");

        Assert.Equal(Events * (Connections + 100), (int)answer["events"]!);
        Assert.InRange(each, 0, MostBytesOfOne);
    }

    private static Task Open(Peer clients, int count) => clients.Ask(new JsonObject { ["count"] = count });

    private void Publish(string text)
    {
        foreach (var (reader, _) in _readers)
            reader.Writer.TryWrite(text);
    }

    private static (long Heap, long ResidentSet) Measure()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return (GC.GetTotalMemory(true), Environment.WorkingSet);
    }

    private async Task<WebApplication> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new GraphQLExecutor(
            new SchemaBinder("type Query { hello: String } type Subscription { news: String! }")
                .Field("Query.hello", static (in c) => c.String("world"))
                .Stream("Subscription.news", (in c) => News(c.CancellationToken), static (in c, text) => c.String(text))
                .Build()));
        builder.Services.AddSingleton(new GraphQLHttpOptions());
        var application = builder.Build();
        application.MapGraphQL();
        await application.StartAsync();
        return application;
    }

    private async IAsyncEnumerable<string> News([EnumeratorCancellation] CancellationToken cancellation)
    {
        var reader = Channel.CreateBounded<string>(Events);
        _readers[reader] = 0;
        await foreach (var text in reader.Reader.ReadAllAsync(cancellation))
            yield return text;
    }

    private static async Task Until(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!condition())
            await poll.WaitForNextTickAsync(deadline.Token);
    }
}
