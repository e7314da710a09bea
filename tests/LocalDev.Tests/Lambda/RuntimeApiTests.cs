using System.Net;
using System.Net.Sockets;
using System.Text;
using Graph.LocalDev.Lambda;

namespace Graph.LocalDev.Tests.Lambda;

/// <summary>The Runtime API as AWS describes it, asked by hand.</summary>
public sealed class RuntimeApiTests : IAsyncLifetime
{
    private const int Largest = (6 * 1024 * 1024) + 100;

    private readonly HttpClient http = new();
    private RuntimeApi api = null!;

    public async Task InitializeAsync()
    {
        api = await RuntimeApi.Start(new() { Timeout = TimeSpan.FromSeconds(20) });
        http.BaseAddress = new Uri($"http://{api.Address}/2018-06-01/runtime/");
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await api.DisposeAsync();
    }

    [Fact]
    public async Task Who_asks_for_an_event_waits_until_there_is_one()
    {
        var asking = http.GetAsync("invocation/next");
        var before = DateTimeOffset.UtcNow;
        Assert.False(asking.IsCompleted);
        var invoking = api.Invoke("""{"a":1}"""u8.ToArray());
        using var next = await asking;

        Assert.Equal(("""{"a":1}""", "application/json"), (await Body(next), next.Content.Headers.ContentType!.MediaType));
        Assert.Matches("^[0-9a-f-]{36}$", Header(next, "Lambda-Runtime-Aws-Request-Id"));
        Assert.InRange(
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(Header(next, "Lambda-Runtime-Deadline-Ms"))),
            before.AddSeconds(19.9), DateTimeOffset.UtcNow.AddSeconds(20));
        Assert.Equal("arn:aws:lambda:us-east-1:000000000000:function:local", Header(next, "Lambda-Runtime-Invoked-Function-Arn"));
        Assert.Matches("^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$", Header(next, "Lambda-Runtime-Trace-Id"));

        Assert.Equal((202, """{"status":"OK"}"""), await Post(Response(next), "true"));
        Assert.Equal("true", Outcomes.Answer(await invoking));
    }

    [Fact]
    public async Task Who_asks_again_before_answering_is_given_the_same()
    {
        var invoking = api.Invoke("1"u8.ToArray());
        using var first = await http.GetAsync("invocation/next");
        using var second = await http.GetAsync("invocation/next");

        foreach (var header in new[] { "Lambda-Runtime-Aws-Request-Id", "Lambda-Runtime-Deadline-Ms", "Lambda-Runtime-Trace-Id" })
            Assert.Equal(Header(first, header), Header(second, header));
        await Post(Response(second), "2");
        Assert.Equal("2", Outcomes.Answer(await invoking));
    }

    [Fact]
    public async Task Invocations_come_one_after_another()
    {
        var invoking = new[] { api.Invoke("1"u8.ToArray()), api.Invoke("2"u8.ToArray()), api.Invoke("3"u8.ToArray()) };
        for (var count = 0; count < 3; count++)
        {
            using var next = await http.GetAsync("invocation/next");
            await Post(Response(next), await Body(next));
        }

        Assert.Equal(["1", "2", "3"], (await Task.WhenAll(invoking)).Select(Outcomes.Answer));
    }

    [Fact]
    public async Task Only_what_is_under_way_can_be_answered_and_only_once()
    {
        (int, string) refused = (400, """{"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"}""");
        Assert.Equal(refused, await Post("invocation/unknown/response", "1"));

        var invoking = api.Invoke("1"u8.ToArray());
        using var next = await http.GetAsync("invocation/next");
        Assert.Equal(refused, await Post("invocation/unknown/error", "{}"));
        Assert.Equal(202, (await Post(Response(next), "1")).Status);

        Assert.Equal(refused, await Post(Response(next), "2"));
        Assert.Equal(refused, await Post(Error(next), "{}"));
        Assert.Equal("1", Outcomes.Answer(await invoking));
    }

    [Fact]
    public async Task An_error_reaches_who_invoked_the_function_as_it_was_reported()
    {
        var invoking = new[] { api.Invoke("1"u8.ToArray()), api.Invoke("2"u8.ToArray()) };
        using var first = await http.GetAsync("invocation/next");
        await Post(Error(first), """{"errorMessage":"No.","errorType":"Oops"}""", ("Lambda-Runtime-Function-Error-Type", "Oops"));
        using var second = await http.GetAsync("invocation/next");
        await Post(Error(second), "");

        Assert.Equal(
            [("Oops", """{"errorMessage":"No.","errorType":"Oops"}"""), ("Runtime.Unknown", """{"errorType":"Runtime.Unknown","errorMessage":""}""")],
            (await Task.WhenAll(invoking)).Select(Outcomes.Failure));
    }

    [Fact]
    public async Task An_answer_over_6_MB_is_an_error_and_the_next_event_comes()
    {
        var invoking = new[] { api.Invoke("1"u8.ToArray()), api.Invoke("2"u8.ToArray()) };
        using var first = await http.GetAsync("invocation/next");

        Assert.Equal(
            (413, """{"errorMessage":"Exceeded maximum allowed payload size (6291556 bytes).","errorType":"RequestEntityTooLarge"}"""),
            await Post(Response(first), new string('a', Largest + 1)));
        Assert.Equal(
            ("Function.ResponseSizeTooLarge", """{"errorType":"Function.ResponseSizeTooLarge","errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes)."}"""),
            Outcomes.Failure(await invoking[0]));

        using var second = await http.GetAsync("invocation/next");
        Assert.Equal(202, (await Post(Response(second), new string('a', Largest))).Status);
        Assert.Equal(Largest, Outcomes.Answer(await invoking[1]).Length);
    }

    [Fact]
    public async Task What_takes_too_long_is_over()
    {
        await using var quick = await RuntimeApi.Start(new() { Timeout = TimeSpan.FromMilliseconds(50) });
        using var asks = new HttpClient { BaseAddress = new Uri($"http://{quick.Address}/2018-06-01/runtime/") };
        var invoking = quick.Invoke("1"u8.ToArray());
        using var next = await asks.GetAsync("invocation/next");
        var id = Header(next, "Lambda-Runtime-Aws-Request-Id");

        Assert.Equal(
            ("Sandbox.Timedout", $$"""{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: {{id}} Error: Task timed out after 0.05 seconds"}"""),
            Outcomes.Failure(await invoking));
        using var late = await asks.PostAsync(Response(next), new StringContent("1"));
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
    }

    [Fact]
    public async Task Who_cannot_get_ready_says_so_before_asking_for_events()
    {
        Assert.Equal(202, (await Post("init/error", """{"errorType":"No"}""", ("Lambda-Runtime-Function-Error-Type", "Runtime.No"))).Status);

        Assert.Equal(("Runtime.No", """{"errorType":"No"}"""), Outcomes.Failure(await api.Invoke("1"u8.ToArray())));
        Assert.Equal(
            (403, """{"errorMessage":"State transition from InitError to Ready failed for runtime. Error: State transition is not allowed","errorType":"InvalidStateTransition"}"""),
            await Get("invocation/next"));
    }

    [Fact]
    public async Task And_not_after_it()
    {
        var invoking = api.Invoke("1"u8.ToArray());
        using var next = await http.GetAsync("invocation/next");

        Assert.Equal(
            (403, """{"errorMessage":"State transition from Running to InitError failed for runtime. Error: State transition is not allowed","errorType":"InvalidStateTransition"}"""),
            await Post("init/error", "{}"));
        await Post(Response(next), "1");
        await invoking;
    }

    [Fact]
    public async Task A_mode_that_is_none_is_an_error()
    {
        var invoking = api.Invoke("1"u8.ToArray());
        using var next = await http.GetAsync("invocation/next");

        Assert.Equal(
            (400, """{"errorMessage":"Invalid function response mode","errorType":"InvalidFunctionResponseMode"}"""),
            await Post(Response(next), "1", ("Lambda-Runtime-Function-Response-Mode", "buffered")));
        Assert.Equal("Runtime.InvalidResponseModeHeader", Outcomes.Failure(await invoking).Type);
    }

    [Theory]
    [InlineData("0\r\n\r\n", null)]
    [InlineData(
        "0\r\nLambda-Runtime-Function-Error-Type: Oops\r\nLambda-Runtime-Function-Error-Body: eyJhIjoxfQ==\r\n\r\n", """Oops {"a":1}""")]
    [InlineData(
        "0\r\nLambda-Runtime-Function-Error-Type: Oops\r\nLambda-Runtime-Function-Error-Body: not base64\r\n\r\n",
        """Oops {"errorType":"Oops","errorMessage":""}""")]
    [InlineData("", """Runtime.TruncatedResponse {"errorType":"Runtime.TruncatedResponse","errorMessage":"The answer ended before its end."}""")]
    public async Task A_streamed_answer_comes_in_pieces_and_says_at_its_end_what_failed(string end, string? failure)
    {
        var invoking = api.Invoke("1"u8.ToArray());
        using var next = await http.GetAsync("invocation/next");
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPEndPoint.Parse(api.Address));
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /2018-06-01/runtime/{Response(next)} HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nLambda-Runtime-Function-Response-Mode: streaming\r\n"
            + "Transfer-Encoding: chunked\r\nTrailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n\r\n3\r\nabc\r\n"));
        var outcome = Assert.IsType<InvocationOutcome.Streamed>(await invoking);
        var piece = new byte[3];
        await outcome.Body.ReadExactlyAsync(piece);
        Assert.Equal(("text/plain", "abc"), (outcome.ContentType, Encoding.ASCII.GetString(piece)));

        await stream.WriteAsync("3\r\ndef\r\n"u8.ToArray());
        await outcome.Body.ReadExactlyAsync(piece);
        Assert.Equal("def", Encoding.ASCII.GetString(piece));

        if (end.Length > 0)
            await stream.WriteAsync(Encoding.ASCII.GetBytes(end));
        else
            connection.Close();
        Assert.Equal(("", failure), await Outcomes.Stream(outcome));
    }

    [Theory]
    [InlineData("GET", "", 404)]
    [InlineData("GET", "restore/next", 404)]
    [InlineData("POST", "restore/error", 404)]
    [InlineData("GET", "invocation/next/more", 404)]
    [InlineData("POST", "invocation/next", 405)]
    [InlineData("GET", "invocation/1/response", 405)]
    [InlineData("PUT", "init/error", 405)]
    public async Task Other_paths_and_methods_are_not_there(string method, string path, int status)
    {
        using var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task With_SnapStart_it_goes_on_from_a_snapshot_or_says_why_not()
    {
        await using var snapshots = await RuntimeApi.Start(new() { IsSnapStart = true });
        http.Dispose();
        using var asks = new HttpClient { BaseAddress = new Uri($"http://{snapshots.Address}/2018-06-01/runtime/") };
        using var restored = await asks.GetAsync("restore/next");
        using var again = await asks.GetAsync("restore/next");
        using var failed = await asks.PostAsync("restore/error", new StringContent("{}"));

        Assert.Equal([200, 403, 202], [(int)restored.StatusCode, (int)again.StatusCode, (int)failed.StatusCode]);
        Assert.Equal("Runtime.Unknown", Outcomes.Failure(await snapshots.Invoke("1"u8.ToArray())).Type);
    }

    private async Task<(int Status, string Body)> Post(string path, string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body) };
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        using var answer = await http.SendAsync(request);
        return ((int)answer.StatusCode, await Body(answer));
    }

    private async Task<(int Status, string Body)> Get(string path)
    {
        using var answer = await http.GetAsync(path);
        return ((int)answer.StatusCode, await Body(answer));
    }

    private static string Response(HttpResponseMessage next) => $"invocation/{Header(next, "Lambda-Runtime-Aws-Request-Id")}/response";

    private static string Error(HttpResponseMessage next) => $"invocation/{Header(next, "Lambda-Runtime-Aws-Request-Id")}/error";

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();

    private static Task<string> Body(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();
}
