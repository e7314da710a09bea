using Graph.GraphQL.AspNetCore.Subscriptions;
using Graph.Testing;

namespace Graph.GraphQL.AspNetCore.Tests.Subscriptions;

/// <summary>Server-sent events, a stream for each operation; and when an operation streams at all.</summary>
public sealed class EventStreamTests : IAsyncLifetime
{
    private const string EventStream = "text/event-stream";
    private const string Counting = """{"query":"subscription { count(to: 2) }"}""";

    private StreamingServer _server = null!;

    public async Task InitializeAsync() => _server = await StreamingServer.Start();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_subscription_is_its_events_and_a_completion()
    {
        using var answer = await Post(Counting, EventStream);

        Assert.Equal((200, "text/event-stream; charset=utf-8"), (answer.Status, answer.ContentType));
        Assert.Equal(("no-store, no-cache", "no"), (answer.Header("Cache-Control"), answer.Header("X-Accel-Buffering")));
        Assert.Equal(
            ":\n\nevent: next\ndata: {\"data\":{\"count\":1}}\n\nevent: next\ndata: {\"data\":{\"count\":2}}\n\nevent: complete\ndata:\n\n",
            await answer.ReadToEnd());
    }

    [Fact]
    public async Task A_subscription_by_GET_streams_too()
    {
        using var answer = await StreamedAnswer.Send(
            _server.Client, HttpMethod.Get, "/graphql?query=subscription{count(to:1)}", EventStream);

        Assert.Equal(":\n\nevent: next\ndata: {\"data\":{\"count\":1}}\n\nevent: complete\ndata:\n\n", await answer.ReadToEnd());
    }

    [Fact]
    public async Task A_mutation_by_GET_is_refused_as_ever()
    {
        using var answer = await StreamedAnswer.Send(_server.Client, HttpMethod.Get, "/graphql?query=mutation{count}", EventStream);

        Assert.Equal(405, answer.Status);
    }

    [Theory]
    [InlineData(EventStream, "{ hello }", ":\n\nevent: next\ndata: {\"data\":{\"hello\":\"world\"}}\n\nevent: complete\ndata:\n\n")]
    [InlineData("text/event-stream, application/json;q=0.9", "{ hello }", ":\n\nevent: next\ndata: {\"data\":{\"hello\":\"world\"}}\n\nevent: complete\ndata:\n\n")]
    [InlineData("application/json, text/event-stream", "{ hello }", "{\"data\":{\"hello\":\"world\"}}")]
    [InlineData("text/event-stream, */*", "{ hello }", "{\"data\":{\"hello\":\"world\"}}")]
    [InlineData("application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed", "{ hello }", "{\"data\":{\"hello\":\"world\"}}")]
    [InlineData("text/event-stream;q=0, */*", "{ hello }", "{\"data\":{\"hello\":\"world\"}}")]
    [InlineData("application/json, text/event-stream;q=0.1", "subscription { count(to: 1) }", ":\n\nevent: next\ndata: {\"data\":{\"count\":1}}\n\nevent: complete\ndata:\n\n")]
    [InlineData("text/event-stream, multipart/mixed", "subscription { count(to: 1) }", ":\n\nevent: next\ndata: {\"data\":{\"count\":1}}\n\nevent: complete\ndata:\n\n")]
    public async Task A_query_streams_only_where_a_stream_is_preferred_and_a_subscription_where_one_is_taken(string accept, string query, string body)
    {
        using var answer = await Post($$"""{"query":"{{query}}"}""", accept);

        Assert.Equal((200, body), (answer.Status, await answer.ReadToEnd()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("*/*")]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    [InlineData("application/json, multipart/mixed")]
    [InlineData("application/json, text/event-stream;q=0")]
    public async Task A_subscription_where_no_stream_is_taken_is_told_what_to_accept(string? accept)
    {
        using var answer = await Post(Counting, accept);

        Assert.Equal(406, answer.Status);
        Assert.Equal(
            """{"errors":[{"message":"A subscription streams: accept text/event-stream or multipart/mixed;subscriptionSpec=1.0, or open a WebSocket with the sub-protocol graphql-transport-ws.","extensions":{"code":"NOT_ACCEPTABLE"}}]}""",
            await answer.ReadToEnd());
    }

    [Theory]
    [InlineData("{ nothing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("subscription { secret }", "UNAUTHENTICATED")]
    public async Task What_cannot_start_is_an_event_with_the_errors(string query, string code)
    {
        using var answer = await Post($$"""{"query":"{{query}}"}""", EventStream);

        Assert.Equal(200, answer.Status);
        var body = await answer.ReadToEnd();
        Assert.StartsWith(":\n\nevent: next\ndata: {\"errors\":[{\"message\":", body, StringComparison.Ordinal);
        Assert.EndsWith($"\"code\":\"{code}\"}}}}]}}\n\nevent: complete\ndata:\n\n", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_start_is_JSON_where_JSON_is_taken_as_well()
    {
        using var answer = await Post("""{"query":"subscription { secret }"}""", "text/event-stream, application/graphql-response+json");

        Assert.Equal((400, "application/graphql-response+json; charset=utf-8"), (answer.Status, answer.ContentType));
    }

    [Fact]
    public async Task A_malformed_request_is_JSON()
    {
        using var answer = await Post("{", EventStream);

        Assert.Equal((400, "application/graphql-response+json; charset=utf-8"), (answer.Status, answer.ContentType));
    }

    [Fact]
    public async Task Events_come_as_they_happen_and_a_client_that_goes_ends_the_source()
    {
        var answer = await StreamedAnswer.Send(
            _server.Client, HttpMethod.Post, "/graphql", EventStream, """{"query":"subscription { notes { text } }"}""", ("X-Viewer", "ada"));
        Assert.Equal(":", await answer.ReadEvent());
        await Eventually.Is(() => _server.Reading == 1);

        _server.Publish("ada", "one");
        Assert.Equal("event: next\ndata: {\"data\":{\"notes\":{\"text\":\"one\"}}}", await answer.ReadEvent());
        _server.Publish("ben", "two\nlines");
        Assert.Equal("event: next\ndata: {\"data\":{\"notes\":null}}", await answer.ReadEvent());
        _server.Publish("ada", "two\nlines");
        Assert.Equal("event: next\ndata: {\"data\":{\"notes\":{\"text\":\"two\\nlines\"}}}", await answer.ReadEvent());
        answer.Dispose();

        await Eventually.Is(() => _server.Reading == 0);
        Assert.Empty(_server.Logs.Complaints);
    }

    [Fact]
    public async Task A_quiet_stream_is_kept_alive_by_comments()
    {
        await using var server = await StreamingServer.Start(new SubscriptionOptions { KeepAlive = TimeSpan.FromMilliseconds(50) });
        using var answer = await StreamedAnswer.Send(
            server.Client, HttpMethod.Post, "/graphql", EventStream, """{"query":"subscription { notes { text } }"}""");

        foreach (var _ in Enumerable.Range(0, 3))
            Assert.Equal(":", await answer.ReadEvent());
    }

    [Theory]
    [InlineData(EventStream, ":\n\nevent: next\ndata: {\"errors\":[{\"message\":\"The token has expired; connect again with a new one.\",\"extensions\":{\"code\":\"UNAUTHENTICATED\"}}]}\n\nevent: complete\ndata:\n\n")]
    [InlineData("multipart/mixed;subscriptionSpec=1.0", "\r\n--graphql\r\nContent-Type: application/json\r\n\r\n{\"payload\":null,\"errors\":[{\"message\":\"The token has expired; connect again with a new one.\",\"extensions\":{\"code\":\"UNAUTHENTICATED\"}}]}\r\n--graphql--\r\n")]
    public async Task A_viewer_that_expires_is_told_so_at_the_end(string accept, string body)
    {
        await using var server = await StreamingServer.Start(new GraphQLHttpOptions
        {
            Subscriptions = new SubscriptionOptions { CloseTimeout = TimeSpan.FromSeconds(1) },
            Connect = static (context, _) =>
                new(ConnectionFeatures.Of(StreamingServer.FeaturesOf(context), DateTimeOffset.UtcNow.AddSeconds(0.2))),
        });
        using var answer = await StreamedAnswer.Send(
            server.Client, HttpMethod.Post, "/graphql", accept, """{"query":"subscription { notes { text } }"}""");

        Assert.Equal(body, await answer.ReadToEnd());
        await Eventually.Is(() => server.Reading == 0);
    }

    [Fact]
    public async Task A_server_that_stops_ends_streams_without_a_completion()
    {
        using var answer = await Post("""{"query":"subscription { notes { text } }"}""", EventStream);
        Assert.Equal(":", await answer.ReadEvent());

        var stop = _server.Stop();

        Assert.Null(await answer.ReadEvent());
        await stop.WaitAsync(Eventually.Patience);
    }

    [Fact]
    public async Task Streams_beyond_the_limit_are_refused()
    {
        await using var server = await StreamingServer.Start(new SubscriptionOptions { MaxConnections = 1 });
        using var first = await StreamedAnswer.Send(
            server.Client, HttpMethod.Post, "/graphql", EventStream, """{"query":"subscription { notes { text } }"}""");

        using var second = await StreamedAnswer.Send(server.Client, HttpMethod.Post, "/graphql", EventStream, Counting);

        Assert.Equal(503, second.Status);
        Assert.Equal("""{"errors":[{"message":"Too many connections; try again later.","extensions":{"code":"LIMIT_EXCEEDED"}}]}""", await second.ReadToEnd());
    }

    [Fact]
    public async Task A_long_stream_arrives_whole_and_in_order()
    {
        using var answer = await Post("""{"query":"subscription { count(to: 5000) }"}""", EventStream);

        var body = await answer.ReadToEnd();

        Assert.Equal(
            $":\n\n{string.Concat(Enumerable.Range(1, 5000).Select(n => $"event: next\ndata: {{\"data\":{{\"count\":{n}}}}}\n\n"))}event: complete\ndata:\n\n",
            body);
    }

    private Task<StreamedAnswer> Post(string json, string? accept) =>
        StreamedAnswer.Send(_server.Client, HttpMethod.Post, "/graphql", accept, json);
}
