using Graph.GraphQL.AspNetCore.Subscriptions;
using Graph.Testing;

namespace Graph.GraphQL.AspNetCore.Tests.Subscriptions;

/// <summary>Server-sent events, one stream for all operations of a client.</summary>
public sealed class SingleConnectionTests : IAsyncLifetime
{
    private const string EventStream = "text/event-stream";

    private StreamingServer _server = null!;

    public async Task InitializeAsync() => _server = await StreamingServer.Start();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Operations_share_the_stream_and_each_event_has_its_id()
    {
        var token = await Reserve();
        using var stream = await Connect(token);

        Assert.Equal((202, ""), await Operate(token, "a", "subscription { count(to: 2) }"));
        Assert.Equal("event: next\ndata: {\"id\":\"a\",\"payload\":{\"data\":{\"count\":1}}}", await stream.ReadEvent());
        Assert.Equal("event: next\ndata: {\"id\":\"a\",\"payload\":{\"data\":{\"count\":2}}}", await stream.ReadEvent());
        Assert.Equal("event: complete\ndata: {\"id\":\"a\"}", await stream.ReadEvent());
        Assert.Equal((202, ""), await Operate(token, "a", "{ hello }"));
        Assert.Equal("event: next\ndata: {\"id\":\"a\",\"payload\":{\"data\":{\"hello\":\"world\"}}}", await stream.ReadEvent());
        Assert.Equal("event: complete\ndata: {\"id\":\"a\"}", await stream.ReadEvent());
    }

    [Fact]
    public async Task What_starts_before_the_connection_comes_with_it()
    {
        var token = await Reserve();

        Assert.Equal((202, ""), await Operate(token, "a", "{ hello }"));
        using var stream = await StreamedAnswer.Send(_server.Client, HttpMethod.Get, $"/graphql?token={token}", EventStream);

        Assert.Equal("text/event-stream; charset=utf-8", stream.ContentType);
        Assert.Equal(":", await stream.ReadEvent());
        Assert.Equal("event: next\ndata: {\"id\":\"a\",\"payload\":{\"data\":{\"hello\":\"world\"}}}", await stream.ReadEvent());
    }

    [Fact]
    public async Task Deleting_an_operation_ends_its_source_and_leaves_the_stream()
    {
        var token = await Reserve();
        using var stream = await Connect(token);
        await Operate(token, "a", "subscription { notes { text } }");
        await Eventually.Is(() => _server.Reading == 1);

        Assert.Equal(200, await Send(HttpMethod.Delete, "/graphql?operationId=a", token));
        Assert.Equal(200, await Send(HttpMethod.Delete, "/graphql?operationId=a", token));

        await Eventually.Is(() => _server.Reading == 0);
        Assert.Equal((202, ""), await Operate(token, "a", "{ hello }"));
        Assert.Equal("event: next\ndata: {\"id\":\"a\",\"payload\":{\"data\":{\"hello\":\"world\"}}}", await stream.ReadEvent());
    }

    [Fact]
    public async Task A_client_that_goes_ends_its_sources_and_the_reservation()
    {
        var token = await Reserve();
        var stream = await Connect(token);
        await Operate(token, "a", "subscription { notes { text } }");
        await Eventually.Is(() => _server.Reading == 1);

        stream.Dispose();

        await Eventually.Is(() => _server.Reading == 0);
        await Eventually.Is(async () => (await Operate(token, "b", "{ hello }")).Status == 404);
        Assert.Empty(_server.Logs.Complaints);
    }

    [Fact]
    public async Task What_does_not_start_is_answered_at_once_and_frees_the_id()
    {
        var token = await Reserve();
        using var stream = await Connect(token);

        var (status, body) = await Operate(token, "a", "{ nothing }");

        Assert.Equal(200, status);
        Assert.Contains("\"code\":\"GRAPHQL_VALIDATION_FAILED\"", body, StringComparison.Ordinal);
        Assert.Equal((202, ""), await Operate(token, "a", "{ hello }"));
    }

    [Theory]
    [InlineData("POST", "/graphql", "a-token-of-nobody", 404, "EVENT_STREAM_NOT_FOUND")]
    [InlineData("GET", "/graphql?token=a-token-of-nobody", null, 404, "EVENT_STREAM_NOT_FOUND")]
    [InlineData("DELETE", "/graphql?operationId=a", "a-token-of-nobody", 404, "EVENT_STREAM_NOT_FOUND")]
    [InlineData("DELETE", "/graphql?operationId=a", null, 404, "EVENT_STREAM_NOT_FOUND")]
    [InlineData("DELETE", "/graphql", "", 400, "BAD_REQUEST")]
    [InlineData("POST", "/graphql", "", 400, "BAD_REQUEST")]
    [InlineData("PATCH", "/graphql", "", 405, "METHOD_NOT_ALLOWED")]
    public async Task What_names_no_stream_or_no_operation_is_refused(string method, string path, string? token, int status, string code)
    {
        using var answer = await StreamedAnswer.Send(
            _server.Client, new HttpMethod(method), path, null, method == "POST" ? """{"query":"{hello}"}""" : null,
            token is null ? [] : [("X-GraphQL-Event-Stream-Token", token.Length > 0 ? token : await Reserve())]);

        Assert.Equal(status, answer.Status);
        Assert.Contains($"\"code\":\"{code}\"", await answer.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_connection_and_a_second_operation_of_one_id_are_conflicts()
    {
        var token = await Reserve();
        using var stream = await Connect(token);
        await Operate(token, "a", "subscription { notes { text } }");

        using var second = await StreamedAnswer.Send(_server.Client, HttpMethod.Get, $"/graphql?token={token}", EventStream);

        Assert.Equal(409, second.Status);
        Assert.Equal(
            (409, """{"errors":[{"message":"An operation of this extensions.operationId runs already.","extensions":{"code":"EVENT_STREAM_CONFLICT"}}]}"""),
            await Operate(token, "a", "{ hello }"));
    }

    [Fact]
    public async Task To_another_viewer_a_stream_does_not_exist()
    {
        using var reserved = await StreamedAnswer.Send(_server.Client, HttpMethod.Put, "/graphql", null, null, ("X-Viewer", "ada"));
        var token = await reserved.ReadToEnd();

        Assert.Equal(404, await Send(HttpMethod.Get, "/graphql", token));
        Assert.Equal(404, await Send(HttpMethod.Get, "/graphql", token, ("X-Viewer", "ben")));
        Assert.Equal(404, await Send(HttpMethod.Delete, "/graphql?operationId=a", token, ("X-Viewer", "ben")));
        Assert.Equal(200, await Send(HttpMethod.Delete, "/graphql?operationId=a", token, ("X-Viewer", "ada")));
    }

    [Fact]
    public async Task A_reservation_that_nobody_connects_to_is_let_go()
    {
        await using var server = await StreamingServer.Start(new SubscriptionOptions { ReservationLifetime = TimeSpan.FromMilliseconds(100), MaxReservations = 1 });
        using var first = await StreamedAnswer.Send(server.Client, HttpMethod.Put, "/graphql", null);
        Assert.Equal(201, first.Status);

        using var second = await StreamedAnswer.Send(server.Client, HttpMethod.Put, "/graphql", null);

        Assert.Equal(503, second.Status);
        await Eventually.Is(async () =>
        {
            using var later = await StreamedAnswer.Send(server.Client, HttpMethod.Put, "/graphql", null);
            return later.Status == 201;
        });
    }

    [Fact]
    public async Task A_server_that_stops_ends_the_stream()
    {
        using var stream = await Connect(await Reserve());

        var stop = _server.Stop();

        Assert.Null(await stream.ReadEvent());
        await stop.WaitAsync(Eventually.Patience);
    }

    private async Task<string> Reserve()
    {
        using var answer = await StreamedAnswer.Send(_server.Client, HttpMethod.Put, "/graphql", null);
        Assert.Equal((201, "text/plain; charset=utf-8"), (answer.Status, answer.ContentType));
        var token = await answer.ReadToEnd();
        Assert.Equal(32, token.Length);
        return token;
    }

    private async Task<StreamedAnswer> Connect(string token)
    {
        var stream = await StreamedAnswer.Send(
            _server.Client, HttpMethod.Get, "/graphql", EventStream, null, ("X-GraphQL-Event-Stream-Token", token));
        Assert.Equal(":", await stream.ReadEvent());
        return stream;
    }

    private async Task<(int Status, string Body)> Operate(string token, string id, string query)
    {
        using var answer = await StreamedAnswer.Send(
            _server.Client, HttpMethod.Post, "/graphql", null,
            $$$"""{"query":"{{{query}}}","extensions":{"operationId":"{{{id}}}"}}""", ("X-GraphQL-Event-Stream-Token", token));
        return (answer.Status, await answer.ReadToEnd());
    }

    private async Task<int> Send(HttpMethod method, string path, string token, params (string Name, string Value)[] headers)
    {
        using var answer = await StreamedAnswer.Send(
            _server.Client, method, path, EventStream, null, [("X-GraphQL-Event-Stream-Token", token), .. headers]);
        return answer.Status;
    }
}
