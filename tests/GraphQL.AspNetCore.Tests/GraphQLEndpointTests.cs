using System.Text;

namespace Graph.GraphQL.AspNetCore.Tests;

public sealed class GraphQLEndpointTests : IAsyncLifetime
{
    private const string GraphQLResponse = "application/graphql-response+json";

    private GraphQLServer _server = null!;

    public async Task InitializeAsync() => _server = await GraphQLServer.Start();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(null, "application/json; charset=utf-8")]
    [InlineData("*/*", "application/json; charset=utf-8")]
    [InlineData("application/json", "application/json; charset=utf-8")]
    [InlineData(GraphQLResponse, GraphQLResponse + "; charset=utf-8")]
    public async Task A_query_is_answered_in_the_accepted_media_type(string? accept, string contentType)
    {
        var answer = await _server.Post("""{"query":"{hello}"}""", accept);

        Assert.Equal((200, """{"data":{"hello":"world"}}"""), (answer.Status, answer.Body));
        Assert.Equal(contentType, answer.ContentType);
        Assert.Equal("26", answer.Headers["Content-Length"]);
    }

    [Fact]
    public async Task A_query_may_come_by_GET_without_any_further_header()
    {
        var answer = await _server.Get("/graphql?query=query($t:String){echo(text:$t)}&variables=%7B%22t%22%3A%22%C3%A9%22%7D");

        Assert.Equal((200, """{"data":{"echo":"é"}}"""), (answer.Status, answer.Body));
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        Assert.Equal("Accept, Accept-Encoding, Authorization, Origin", answer.Headers["Vary"]);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData(GraphQLResponse)]
    public async Task A_mutation_by_GET_is_refused_and_not_run(string accept)
    {
        var answer = await _server.Get("/graphql?query=mutation{count}", accept);

        Assert.Equal((405, "POST"), (answer.Status, answer.Headers["Allow"]));
        Assert.Contains("METHOD_NOT_ALLOWED", answer.Body, StringComparison.Ordinal);
        Assert.Equal(0, _server.Count);
        Assert.Equal("""{"data":{"count":1}}""", (await _server.Post("""{"query":"mutation{count}"}""")).Body);
    }

    [Theory]
    [InlineData("Read", 200)]
    [InlineData("Write", 405)]
    public async Task Of_several_operations_by_GET_only_the_named_one_decides(string operationName, int status)
    {
        var answer = await _server.Get(
            $"/graphql?query=query+Read{{hello}}mutation+Write{{count}}&operationName={operationName}", GraphQLResponse);

        Assert.Equal((status, 0), (answer.Status, _server.Count));
    }

    [Theory]
    [InlineData("""{"query":"{"}""", "GRAPHQL_PARSE_FAILED")]
    [InlineData("""{"query":"{unknown}"}""", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("""{"query":"query A{hello} query B{hello}"}""", "OPERATION_RESOLUTION_FAILURE")]
    [InlineData("""{"query":"query($n:Int!){text(length:$n)}","variables":{"n":"x"}}""", "BAD_USER_INPUT")]
    [InlineData("""{"documentId":"abc"}""", "PERSISTED_DOCUMENT_NOT_FOUND")]
    public async Task A_request_error_is_200_as_json_and_400_in_the_GraphQL_media_type(string body, string code)
    {
        var json = await _server.Post(body, "application/json");
        var graphQL = await _server.Post(body, GraphQLResponse);

        Assert.Equal((200, 400), (json.Status, graphQL.Status));
        Assert.Equal(json.Body, graphQL.Body);
        Assert.StartsWith("{\"errors\":[{\"message\":", json.Body, StringComparison.Ordinal);
        Assert.Contains($"\"code\":\"{code}\"", json.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", json.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData(GraphQLResponse)]
    public async Task A_field_error_is_200_and_an_unexpected_one_is_masked(string accept)
    {
        var answer = await _server.Post("""{"query":"{crash}"}""", accept);

        Assert.Equal(200, answer.Status);
        Assert.Contains("\"data\":null", answer.Body, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"INTERNAL_SERVER_ERROR\"", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("1234", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("HEAD")]
    public async Task Other_methods_are_not_allowed(string method)
    {
        var answer = await _server.Send(new HttpMethod(method), "/graphql");

        Assert.Equal((405, "GET, POST, PUT, DELETE"), (answer.Status, answer.Headers["Allow"]));
    }

    [Fact]
    public async Task An_Accept_that_allows_nothing_is_406()
    {
        var answer = await _server.Post("""{"query":"{hello}"}""", "text/html");

        Assert.Equal(406, answer.Status);
        Assert.Contains("\"code\":\"NOT_ACCEPTABLE\"", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 415, "UNSUPPORTED_MEDIA_TYPE")]
    [InlineData("application/xml", 415, "UNSUPPORTED_MEDIA_TYPE")]
    [InlineData("application/graphql", 415, "UNSUPPORTED_MEDIA_TYPE")]
    [InlineData("application/json; charset=iso-8859-1", 415, "UNSUPPORTED_MEDIA_TYPE")]
    [InlineData("text/plain;charset=UTF-8", 400, "PREFLIGHT_REQUIRED")]
    [InlineData("application/x-www-form-urlencoded", 400, "PREFLIGHT_REQUIRED")]
    [InlineData("multipart/form-data; boundary=x", 400, "PREFLIGHT_REQUIRED")]
    public async Task A_content_type_other_than_json_is_refused(string? contentType, int status, string code)
    {
        var answer = await _server.Send(HttpMethod.Post, "/graphql", null, Content(contentType));

        Assert.Equal(status, answer.Status);
        Assert.Contains($"\"code\":\"{code}\"", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GraphQL-Preflight")]
    [InlineData("Apollo-Require-Preflight")]
    [InlineData("X-Apollo-Operation-Name")]
    public async Task A_preflight_header_lifts_the_suspicion_of_forgery_but_not_the_content_type(string header)
    {
        var answer = await _server.Send(HttpMethod.Post, "/graphql", null, Content("text/plain"), (header, "1"));

        Assert.Equal(415, answer.Status);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json;charset=\"UTF-8\"")]
    [InlineData("Application/JSON")]
    public async Task Json_in_UTF_8_is_taken_however_it_is_spelt(string contentType) =>
        Assert.Equal(200, (await _server.Send(HttpMethod.Post, "/graphql", null, Content(contentType))).Status);

    [Fact]
    public async Task A_compressed_body_is_not_supported() =>
        Assert.Equal(415, (await _server.Send(HttpMethod.Post, "/graphql", null,
            new ByteArrayContent([1]) { Headers = { { "Content-Type", "application/json" }, { "Content-Encoding", "gzip" } } })).Status);

    [Theory]
    [InlineData("")]
    [InlineData("{ \"not a JSON")]
    [InlineData("{\"qeury\":\"{hello}\"}")]
    [InlineData("{\"query\":\"{hello}\",\"variables\":[]}")]
    public async Task A_malformed_body_is_400_in_either_media_type(string body)
    {
        Assert.Equal(400, (await _server.Post(body, "application/json")).Status);
        Assert.Equal(400, (await _server.Post(body, GraphQLResponse)).Status);
    }

    [Fact]
    public async Task A_GET_without_a_query_is_400() => Assert.Equal(400, (await _server.Get("/graphql")).Status);

    [Fact]
    public async Task A_batch_is_answered_with_an_array_in_its_order()
    {
        var answer = await _server.Post(
            """[{"query":"{hello}"},{"query":"{"},{"query":"query($t:String){echo(text:$t)}","variables":{"t":"x"}}]""");

        Assert.Equal(200, answer.Status);
        Assert.StartsWith("""[{"data":{"hello":"world"}},{"errors":[""", answer.Body, StringComparison.Ordinal);
        Assert.EndsWith(""",{"data":{"echo":"x"}}]""", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_is_bounded()
    {
        var answer = await _server.Post($"[{string.Join(',', Enumerable.Repeat("""{"query":"{hello}"}""", 11))}]");

        Assert.Equal(400, answer.Status);
        Assert.Contains("\"code\":\"LIMIT_EXCEEDED\"", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_comes_in_chunks_is_read_whole()
    {
        var body = Encoding.UTF8.GetBytes($$"""{"query":"{hello} #{{new string('x', 100_000)}}"}""");

        var answer = await _server.Send(HttpMethod.Post, "/graphql", null, new ChunkedContent(body));

        Assert.Equal("""{"data":{"hello":"world"}}""", answer.Body);
    }

    [Fact]
    public async Task A_long_response_is_compressed_for_who_accepts_it()
    {
        const string Query = """{"query":"{text(length:5000)}"}""";

        var plain = await _server.Post(Query);
        var brotli = await _server.Send(
            HttpMethod.Post, "/graphql", null, GraphQLServer.Json(Encoding.UTF8.GetBytes(Query)), ("Accept-Encoding", "gzip, br"));

        Assert.False(plain.Headers.ContainsKey("Content-Encoding"));
        Assert.Equal("br", brotli.Headers["Content-Encoding"]);
        Assert.InRange(brotli.Content.Length, 1, 200);
    }

    [Fact]
    public async Task A_request_that_nobody_waits_for_any_more_is_cancelled()
    {
        using var client = new CancellationTokenSource();
        using var content = GraphQLServer.Json("""{"query":"{wait}"}"""u8.ToArray());
        var request = _server.Client.PostAsync("/graphql", content, client.Token);
        await _server.Waits.WaitAsync(TimeSpan.FromSeconds(30));

        await client.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await _server.Cancelled.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_subscription_is_refused_where_nothing_streams()
    {
        var answer = await _server.Post("""{"query":"subscription{x}"}""", GraphQLResponse);

        Assert.Equal(400, answer.Status);
        Assert.StartsWith("{\"errors\":[", answer.Body, StringComparison.Ordinal);
    }

    private static ByteArrayContent Content(string? contentType)
    {
        var content = new ByteArrayContent("""{"query":"{hello}"}"""u8.ToArray());
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return content;
    }

    /// <summary>A body without a Content-Length.</summary>
    private sealed class ChunkedContent : HttpContent
    {
        private readonly byte[] _body;

        public ChunkedContent(byte[] body)
        {
            _body = body;
            Headers.TryAddWithoutValidation("Content-Type", "application/json");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            foreach (var chunk in _body.Chunk(7_000))
            {
                await stream.WriteAsync(chunk);
                await stream.FlushAsync();
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
