using Graph.Testing;

namespace Graph.GraphQL.AspNetCore.Tests.Subscriptions;

/// <summary>graphql-transport-ws, message by message.</summary>
public sealed class SocketProtocolTests : IAsyncLifetime
{
    private StreamingServer _server = null!;

    public async Task InitializeAsync() => _server = await StreamingServer.Start();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_subscription_is_its_events_in_order_and_a_completion()
    {
        await using var socket = await _server.Connect();

        await socket.Subscribe("a", "subscription { count(to: 1000) }");

        var messages = await socket.Receive(1001);
        Assert.Equal(
            [
                .. Enumerable.Range(1, 1000).Select(n => $$$$"""{"id":"a","type":"next","payload":{"data":{"count":{{{{n}}}}}}}"""),
                """{"id":"a","type":"complete"}""",
            ],
            messages);
    }

    [Fact]
    public async Task Queries_and_mutations_are_one_response_and_a_completion()
    {
        await using var socket = await _server.Connect();

        await socket.Subscribe("q", "{ hello }");
        Assert.Equal(["""{"id":"q","type":"next","payload":{"data":{"hello":"world"}}}""", """{"id":"q","type":"complete"}"""], await socket.Receive(2));
        await socket.Subscribe("m", "mutation { count }");
        Assert.Equal(["""{"id":"m","type":"next","payload":{"data":{"count":1}}}""", """{"id":"m","type":"complete"}"""], await socket.Receive(2));
    }

    [Theory]
    [InlineData("{ nothing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{", "GRAPHQL_PARSE_FAILED")]
    [InlineData("subscription { secret }", "UNAUTHENTICATED")]
    [InlineData("subscription { count }", "GRAPHQL_VALIDATION_FAILED")]
    public async Task What_cannot_start_is_an_error_and_nothing_more(string query, string code)
    {
        await using var socket = await _server.Connect();

        await socket.Subscribe("a", query);
        var error = await socket.Receive();
        await socket.Subscribe("a", "{ hello }");

        Assert.StartsWith("""{"id":"a","type":"error","payload":[{"message":""", error, StringComparison.Ordinal);
        Assert.EndsWith($$$"""{"code":"{{{code}}}"}}]}""", error, StringComparison.Ordinal);
        Assert.Equal("""{"id":"a","type":"next","payload":{"data":{"hello":"world"}}}""", await socket.Receive());
    }

    [Fact]
    public async Task A_source_that_breaks_is_a_response_with_the_error_and_a_completion()
    {
        await using var socket = await _server.Connect();

        await socket.Subscribe("a", "subscription { broken }");

        Assert.Equal(
            [
                """{"id":"a","type":"next","payload":{"data":{"broken":1}}}""",
                """{"id":"a","type":"next","payload":{"errors":[{"message":"The source broke.","locations":[{"line":1,"column":16}],"path":["broken"],"extensions":{"code":"BROKEN"}}]}}""",
                """{"id":"a","type":"complete"}""",
            ],
            await socket.Receive(3));
    }

    [Fact]
    public async Task A_ping_is_answered_with_its_payload()
    {
        await using var socket = await _server.Open();

        await socket.Send("""{"type":"ping"}""");
        await socket.Send("""{"payload":{"at":[1,{"x":"}"}]},"type":"ping"}""");
        await socket.Send("""{"type":"pong"}""");
        await socket.Send("""{"type":"connection_init","payload":null}""");

        Assert.Equal(
            ["""{"type":"pong"}""", """{"type":"pong","payload":{"at":[1,{"x":"}"}]}}""", """{"type":"connection_ack"}"""],
            await socket.Receive(3));
    }

    [Fact]
    public async Task Operations_run_side_by_side()
    {
        await using var socket = await _server.Connect(("X-Viewer", "ada"));

        await socket.Subscribe("w", "{ wait }");
        await socket.Subscribe("n", "subscription { notes { text } }");
        await Eventually.Is(() => _server.Reading == 1);
        await socket.Subscribe("c", "subscription { count(to: 2) }");
        Assert.Equal(
            ["""{"id":"c","type":"next","payload":{"data":{"count":1}}}""", """{"id":"c","type":"next","payload":{"data":{"count":2}}}""", """{"id":"c","type":"complete"}"""],
            await socket.Receive(3));

        _server.Publish("ada", "one");
        Assert.Equal("""{"id":"n","type":"next","payload":{"data":{"notes":{"text":"one"}}}}""", await socket.Receive());
        _server.EndNotes();
        Assert.Equal("""{"id":"n","type":"complete"}""", await socket.Receive());
    }

    [Fact]
    public async Task Whom_an_object_is_not_for_gets_no_event_of_it()
    {
        await using var ada = await _server.Connect(("X-Viewer", "ada"));
        await using var ben = await _server.Connect(("X-Viewer", "ben"));
        await ada.Subscribe("1", "subscription { notes { text } }");
        await ben.Subscribe("1", "subscription { notes { text } }");
        await Eventually.Is(() => _server.Reading == 2);

        _server.Publish("ada", "of ada");
        _server.Publish("ben", "of ben");

        Assert.Equal(
            ["""{"id":"1","type":"next","payload":{"data":{"notes":{"text":"of ada"}}}}""", """{"id":"1","type":"next","payload":{"data":{"notes":null}}}"""],
            await ada.Receive(2));
        Assert.Equal(
            ["""{"id":"1","type":"next","payload":{"data":{"notes":null}}}""", """{"id":"1","type":"next","payload":{"data":{"notes":{"text":"of ben"}}}}"""],
            await ben.Receive(2));
    }

    [Fact]
    public async Task Completing_ends_the_source_and_frees_the_id()
    {
        await using var socket = await _server.Connect();
        await socket.Subscribe("a", "subscription { notes { text } }");
        await Eventually.Is(() => _server.Reading == 1);

        await socket.Send("""{"id":"a","type":"complete"}""");
        await socket.Send("""{"id":"never","type":"complete"}""");
        await Eventually.Is(() => _server.Reading == 0);
        await socket.Subscribe("a", "{ hello }");

        Assert.Equal(["""{"id":"a","type":"next","payload":{"data":{"hello":"world"}}}""", """{"id":"a","type":"complete"}"""], await socket.Receive(2));
    }

    [Fact]
    public async Task A_source_that_never_pauses_can_be_ended()
    {
        await using var socket = await _server.Connect();
        await socket.Subscribe("a", "subscription { count(to: 2000000000) }");
        Assert.Equal("""{"id":"a","type":"next","payload":{"data":{"count":1}}}""", await socket.Receive());

        await socket.Send("""{"id":"a","type":"complete"}""");
        await socket.Subscribe("b", "{ hello }");

        var message = await socket.Receive();
        while (message.StartsWith("""{"id":"a","type":"next",""", StringComparison.Ordinal))
            message = await socket.Receive();
        Assert.Equal("""{"id":"b","type":"next","payload":{"data":{"hello":"world"}}}""", message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_that_goes_ends_its_sources_and_is_no_reason_to_complain(bool says)
    {
        await using var socket = await _server.Connect();
        await socket.Subscribe("a", "subscription { notes { text } }");
        await Eventually.Is(() => _server.Reading == 1);

        if (says)
            await socket.Close();
        else
            socket.Abort();

        await Eventually.Is(() => _server.Reading == 0);
        Assert.Empty(_server.Logs.Complaints);
    }

    [Fact]
    public async Task A_probe_that_closes_at_once_is_no_reason_to_complain()
    {
        for (var i = 0; i < 20; i++)
        {
            await using var closed = await _server.Open();
            await closed.Close();
            await using var aborted = await _server.Open();
            aborted.Abort();
        }

        await using var socket = await _server.Connect();
        Assert.Empty(_server.Logs.Complaints);
    }

    [Fact]
    public async Task A_persisted_query_serves_over_WebSocket_too()
    {
        await using var socket = await _server.Connect();
        const string Hash = "\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"3b9fd5fdb7a8a4c8e26c2b8fb6ee72ae2eb9b0a3a2d6ba1a4d0d14a2de6f8a5f\"}}";

        await socket.Send($$$"""{"id":"a","type":"subscribe","payload":{{{{Hash}}}}}""");

        Assert.Equal(
            """{"id":"a","type":"error","payload":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}""",
            await socket.Receive());
    }
}
