using System.Collections.Concurrent;
using Graph.GraphQL.AspNetCore.Subscriptions;
using Graph.GraphQL.Execution;

namespace Graph.GraphQL.AspNetCore.Tests.Subscriptions;

/// <summary>Whatever transport streams, operations are observed as those of a plain POST are.</summary>
public sealed class ObservedOperationsTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> observed = new();
    private StreamingServer _server = null!;

    public async Task InitializeAsync() => _server = await StreamingServer.Start(
        new GraphQLHttpOptions { Subscriptions = new SubscriptionOptions(), Features = StreamingServer.FeaturesOf, Observe = Observe });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_query_over_a_WebSocket_is_one_operation()
    {
        await using var socket = await _server.Connect();

        await socket.Subscribe("q", "{ hello }");

        Assert.Equal(
            ["""{"id":"q","type":"next","payload":{"data":{"hello":"world"},"extensions":{"took":1}}}""", """{"id":"q","type":"complete"}"""],
            await socket.Receive(2));
        Assert.Equal(["{ hello }: 0 errors"], observed);
    }

    [Fact]
    public async Task Each_event_over_a_WebSocket_is_one_operation()
    {
        await using var socket = await _server.Connect();

        await socket.Subscribe("s", "subscription { count(to: 2) }");

        Assert.Equal(
            [
                """{"id":"s","type":"next","payload":{"data":{"count":1},"extensions":{"took":1}}}""",
                """{"id":"s","type":"next","payload":{"data":{"count":2},"extensions":{"took":1}}}""",
                """{"id":"s","type":"complete"}""",
            ],
            await socket.Receive(3));
        Assert.Equal(["subscription { count(to: 2) }: 0 errors", "subscription { count(to: 2) }: 0 errors"], observed);
    }

    [Theory]
    [InlineData("{ nothing }")]
    [InlineData("subscription { secret }")]
    public async Task What_cannot_start_is_one_operation_that_has_failed(string query)
    {
        await using var socket = await _server.Connect();

        await socket.Subscribe("a", query);

        Assert.StartsWith("""{"id":"a","type":"error",""", await socket.Receive(), StringComparison.Ordinal);
        Assert.Equal([$"{query}: 1 errors"], observed);
    }

    [Fact]
    public async Task Each_event_of_server_sent_events_is_one_operation()
    {
        using var answer = await StreamedAnswer.Send(_server.Client, HttpMethod.Get, "/graphql?query=subscription{count(to:1)}", "text/event-stream");

        Assert.Equal(
            ":\n\nevent: next\ndata: {\"data\":{\"count\":1},\"extensions\":{\"took\":1}}\n\nevent: complete\ndata:\n\n", await answer.ReadToEnd());
        Assert.Equal(["subscription{count(to:1)}: 0 errors"], observed);
    }

    private Action<ExecutionResult> Observe(GraphQLRequest request) => result =>
    {
        observed.Enqueue($"{request.Query}: {result.Errors.Count} errors");
        result.Extensions = new Dictionary<string, object?> { ["took"] = 1L };
    };
}
