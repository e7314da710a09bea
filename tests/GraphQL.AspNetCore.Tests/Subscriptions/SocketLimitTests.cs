using System.Net;
using System.Net.WebSockets;
using Graph.GraphQL.AspNetCore.Subscriptions;
using Graph.GraphQL.Binding;
using Graph.Testing;

namespace Graph.GraphQL.AspNetCore.Tests.Subscriptions;

/// <summary>How many, how much and how long, of WebSockets; and whose they are.</summary>
public sealed class SocketLimitTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task Operations_beyond_the_limit_are_an_error_until_others_end()
    {
        await using var server = await StreamingServer.Start(new SubscriptionOptions { MaxOperations = 2 });
        await using var socket = await server.Connect();
        await socket.Subscribe("1", "subscription { notes { text } }");
        await socket.Subscribe("2", "subscription { notes { text } }");

        await socket.Subscribe("3", "{ hello }");
        Assert.Equal(
            """{"id":"3","type":"error","payload":[{"message":"A connection may run 2 operations at one time; complete some first.","extensions":{"code":"LIMIT_EXCEEDED"}}]}""",
            await socket.Receive());
        await socket.Send("""{"id":"1","type":"complete"}""");
        await socket.Subscribe("3", "{ hello }");

        Assert.Equal("""{"id":"3","type":"next","payload":{"data":{"hello":"world"}}}""", await socket.Receive());
    }

    [Fact]
    public async Task An_operation_that_the_host_does_not_admit_is_an_error()
    {
        var admitted = 0;
        await using var server = await StreamingServer.Start(new GraphQLHttpOptions { AdmitsOperation = _ => ++admitted == 1 });
        await using var socket = await server.Connect();

        await socket.Subscribe("1", "{ hello }");
        Assert.Equal(["""{"id":"1","type":"next","payload":{"data":{"hello":"world"}}}""", """{"id":"1","type":"complete"}"""], await socket.Receive(2));
        await socket.Subscribe("1", "{ hello }");

        Assert.Equal(
            """{"id":"1","type":"error","payload":[{"message":"Too many operations; wait before the next.","extensions":{"code":"RATE_LIMITED"}}]}""",
            await socket.Receive());
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_refused_until_others_end()
    {
        await using var server = await StreamingServer.Start(new SubscriptionOptions { MaxConnections = 1 });
        var first = await server.Connect();

        using var second = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
        await Assert.ThrowsAsync<WebSocketException>(() => second.ConnectAsync(server.SocketAddress, CancellationToken.None));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, second.HttpStatusCode);
        await first.Close();

        await Eventually.Is(() => CanConnect(server));
        await first.DisposeAsync();
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_closed_with_1013_and_its_sources_end()
    {
        await using var server = await StreamingServer.Start(new SubscriptionOptions
        {
            SlowConsumerPatience = Short, MaxQueuedBytes = 200_000, CloseTimeout = Eventually.Patience,
        });
        await using var socket = await server.Connect();
        await socket.Subscribe("n", "subscription { notes { text } }");
        await Eventually.Is(() => server.Reading == 1);

        await socket.Subscribe("b", "subscription { blobs(size: 100000, to: 1000) }");

        await Eventually.Is(() => server.Reading == 0);
        var messages = await socket.ReceiveToClose();
        Assert.Equal("1013 Slow consumer: reconnect, the current state is sent first", messages[^1]);
        Assert.InRange(messages.Count, 2, 900);
    }

    [Fact]
    public async Task A_client_that_never_reads_again_is_cut_off()
    {
        await using var server = await StreamingServer.Start(new SubscriptionOptions
        {
            SlowConsumerPatience = Short, MaxQueuedBytes = 200_000, CloseTimeout = Short, MaxConnections = 1,
        });
        await using var socket = await server.Connect();

        await socket.Subscribe("b", "subscription { blobs(size: 100000, to: 1000) }");

        await Eventually.Is(() => CanConnect(server));
    }

    [Fact]
    public async Task A_client_that_reads_slowly_but_steadily_gets_all()
    {
        await using var server = await StreamingServer.Start(new SubscriptionOptions { MaxQueuedMessages = 2, MaxQueuedBytes = 1_000 });
        await using var socket = await server.Connect();

        await socket.Subscribe("b", "subscription { blobs(size: 50000, to: 200) }");

        var messages = await socket.Receive(201);
        Assert.All(messages[..^1], message => Assert.Equal(50_000 + """{"id":"b","type":"next","payload":{"data":{"blobs":""}}}""".Length, message.Length));
        Assert.Equal("""{"id":"b","type":"complete"}""", messages[^1]);
    }

    [Fact]
    public async Task A_quiet_client_is_pinged_and_closed_with_4408_when_it_does_not_answer()
    {
        await using var server = await StreamingServer.Start(new SubscriptionOptions { KeepAlive = Short });
        await using var socket = await server.Connect();

        Assert.Equal(["""{"type":"ping"}""", "4408 No answer to a ping"], await socket.ReceiveToClose());
    }

    [Fact]
    public async Task A_client_that_answers_pings_stays()
    {
        await using var server = await StreamingServer.Start(new SubscriptionOptions { KeepAlive = Short });
        await using var socket = await server.Connect();

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("""{"type":"ping"}""", await socket.Receive());
            await socket.Send("""{"type":"pong"}""");
        }

        await socket.Subscribe("a", "{ hello }");
        Assert.Equal("""{"id":"a","type":"next","payload":{"data":{"hello":"world"}}}""", await socket.Receive());
    }

    [Fact]
    public async Task A_server_that_stops_ends_sources_and_closes_with_1001()
    {
        await using var server = await StreamingServer.Start();
        await using var socket = await server.Connect(("X-Viewer", "ada"));
        await socket.Subscribe("n", "subscription { notes { text } }");
        await Eventually.Is(() => server.Reading == 1);
        server.Publish("ada", "last");
        Assert.Equal("""{"id":"n","type":"next","payload":{"data":{"notes":{"text":"last"}}}}""", await socket.Receive());

        var stop = server.Stop();

        Assert.Equal(["1001 The server stops"], await socket.ReceiveToClose());
        await socket.Close();
        await stop.WaitAsync(Eventually.Patience);
        Assert.Equal(0, server.Reading);
        Assert.Empty(server.Logs.Complaints);
    }

    [Fact]
    public async Task A_client_that_does_not_close_holds_up_no_stop()
    {
        await using var server = await StreamingServer.Start(new SubscriptionOptions { CloseTimeout = Short });
        await using var socket = await server.Connect();

        await server.Stop().WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Empty(server.Logs.Complaints);
    }

    [Fact]
    public async Task A_viewer_that_expires_is_closed_with_4403()
    {
        await using var server = await StreamingServer.Start(new GraphQLHttpOptions
        {
            Subscriptions = new SubscriptionOptions { KeepAlive = Short },
            Connect = static (_, authorization) =>
                new(ConnectionFeatures.Of(StreamingServer.FeaturesOf(authorization!), DateTimeOffset.UtcNow.AddSeconds(0.3))),
        });
        await using var socket = await server.Open();
        await socket.Send("""{"type":"connection_init","payload":{"Authorization":"ada"}}""");
        await socket.Subscribe("n", "subscription { notes { text } }");

        var messages = await socket.ReceiveToClose();

        Assert.Equal("""{"type":"connection_ack"}""", messages[0]);
        Assert.Equal("4403 Token expired", messages[^1]);
        await Eventually.Is(() => server.Reading == 0);
    }

    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"Authorization":"Bearer x"}""", "Bearer x")]
    [InlineData("""{"user-agent":"y","authorization":"Bearer x"}""", "Bearer x")]
    [InlineData("""{"headers":{"AUTHORIZATION":"Bearer x"}}""", "Bearer x")]
    [InlineData("""{"headers":{"Authorization":"Bearer y"},"Authorization":"Bearer x"}""", "Bearer x")]
    [InlineData("""{"headers":{"headers":{"Authorization":"Bearer x"}},"x":{"Authorization":"Bearer x"}}""", null)]
    [InlineData("""{"headers":["Authorization"],"Authorization":null}""", null)]
    [InlineData("""{"Authorization":["Bearer x"]}""", "")]
    [InlineData("""{"Authorization":""}""", "")]
    public async Task The_host_is_told_the_authorization_of_connection_init(string payload, string? authorization)
    {
        var told = new TaskCompletionSource<string?>();
        await using var server = await StreamingServer.Start(new GraphQLHttpOptions
        {
            Connect = (_, given) =>
            {
                told.SetResult(given);
                return new(ConnectionFeatures.Of(RequestFeatures.None));
            },
        });
        await using var socket = await server.Open();

        await socket.Send($$"""{"type":"connection_init","payload":{{payload}}}""");

        Assert.Equal("""{"type":"connection_ack"}""", await socket.Receive());
        Assert.Equal(authorization, await told.Task);
    }

    [Theory]
    [InlineData(ConnectionRefusal.Forbidden, "4403 Forbidden")]
    [InlineData(ConnectionRefusal.TryAgainLater, "1013 The credentials cannot be verified at the moment: try again later")]
    public async Task Whom_the_host_refuses_is_closed(ConnectionRefusal refusal, string close)
    {
        await using var server = await StreamingServer.Start(new GraphQLHttpOptions
        {
            Connect = (_, _) => new(ConnectionFeatures.Refused(refusal)),
        });
        await using var socket = await server.Open();

        await socket.Send("""{"type":"connection_init"}""");

        Assert.Equal(close, await socket.Receive());
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("https://good.example", true)]
    [InlineData("https://evil.example", false)]
    [InlineData("null", false)]
    public async Task Pages_of_origins_that_the_host_does_not_allow_are_refused(string? origin, bool isAllowed)
    {
        await using var server = await StreamingServer.Start(new GraphQLHttpOptions { AllowsOrigin = static (_, origin) => origin == "https://good.example" });
        using var client = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
        client.Options.AddSubProtocol("graphql-transport-ws");
        if (origin is not null)
            client.Options.SetRequestHeader("Origin", origin);

        if (isAllowed)
            await client.ConnectAsync(server.SocketAddress, CancellationToken.None);
        else
            await Assert.ThrowsAsync<WebSocketException>(() => client.ConnectAsync(server.SocketAddress, CancellationToken.None));

        Assert.Equal(isAllowed ? HttpStatusCode.SwitchingProtocols : HttpStatusCode.Forbidden, client.HttpStatusCode);
    }

    private static async Task<bool> CanConnect(StreamingServer server)
    {
        try
        {
            await using var socket = await server.Connect();
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }
}
