using Graph.GraphQL.AspNetCore.Subscriptions;

namespace Graph.GraphQL.AspNetCore.Tests.Subscriptions;

/// <summary>Apollo's multipart protocol for subscriptions.</summary>
public sealed class MultipartTests : IAsyncLifetime
{
    private const string OfApollo = "multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/graphql-response+json,application/json;q=0.9";

    private StreamingServer _server = null!;

    public async Task InitializeAsync() => _server = await StreamingServer.Start();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(OfApollo)]
    [InlineData("multipart/mixed; subscriptionSpec=\"1.0\", application/json")]
    public async Task A_subscription_is_a_part_for_each_event(string accept)
    {
        using var answer = await Post("subscription { count(to: 2) }", accept);

        Assert.Equal((200, "multipart/mixed; boundary=\"graphql\"; subscriptionSpec=1.0"), (answer.Status, answer.ContentType));
        Assert.Equal(
            "\r\n--graphql\r\nContent-Type: application/json\r\n\r\n{\"payload\":{\"data\":{\"count\":1}}}"
            + "\r\n--graphql\r\nContent-Type: application/json\r\n\r\n{\"payload\":{\"data\":{\"count\":2}}}\r\n--graphql--\r\n",
            await answer.ReadToEnd());
    }

    [Fact]
    public async Task Queries_are_JSON()
    {
        using var answer = await Post("{ hello }", OfApollo);

        Assert.Equal("application/graphql-response+json; charset=utf-8", answer.ContentType);
        Assert.Equal("""{"data":{"hello":"world"}}""", await answer.ReadToEnd());
    }

    [Theory]
    [InlineData(OfApollo, 400, "{\"errors\":[")]
    [InlineData("multipart/mixed;subscriptionSpec=1.0", 200, "\r\n--graphql\r\nContent-Type: application/json\r\n\r\n{\"payload\":{\"errors\":[")]
    public async Task What_cannot_start_is_JSON_or_a_part_where_JSON_is_not_taken(string accept, int status, string start)
    {
        using var answer = await Post("subscription { secret }", accept);

        Assert.Equal(status, answer.Status);
        Assert.StartsWith(start, await answer.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quiet_stream_is_kept_alive_by_empty_parts()
    {
        await using var server = await StreamingServer.Start(new SubscriptionOptions { KeepAlive = TimeSpan.FromMilliseconds(50) });
        using var answer = await StreamedAnswer.Send(
            server.Client, HttpMethod.Post, "/graphql", OfApollo, """{"query":"subscription { notes { text } }"}""");
        const string Expected = "\r\n--graphql\r\nContent-Type: application/json\r\n\r\n{}\r\n--graphql\r\nContent-Type: application/json\r\n\r\n{}\r\n--graphql";

        Assert.Equal(Expected, await answer.Read(Expected.Length));
    }

    private Task<StreamedAnswer> Post(string query, string accept) =>
        StreamedAnswer.Send(_server.Client, HttpMethod.Post, "/graphql", accept, $$"""{"query":"{{query}}"}""");
}
