using System.IO.Pipelines;
using System.Text;
using Graph.Lambda.Hosting;
using Graph.Lambda.Runtime;
using Graph.Lambda.Tests.Hosting.Fronts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Graph.Lambda.Tests.Hosting;

public sealed class StreamTests
{
    private static readonly LambdaHostingOptions Streamed = new() { StreamResponses = true };

    private readonly CancellationTokenSource deadline = new();

    [Fact]
    public async Task What_is_flushed_is_on_its_way_before_the_end()
    {
        var goOn = new TaskCompletionSource();
        await using var hosted = await HostedApplication.Start(application => application.Run(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.StartAsync();
            await context.Response.WriteAsync("event: next\n\n");
            await goOn.Task;
            await context.Response.WriteAsync("event: complete\n\n");
        }), Streamed);
        var pipe = new Pipe();

        var write = (await Stream(hosted, new FunctionUrl())).Write(pipe.Writer.AsStream(), deadline.Token);
        var first = await pipe.Reader.ReadAtLeastAsync(Encoding.UTF8.GetByteCount(SsePrelude + "event: next\n\n"));
        Assert.Equal(SsePrelude + "event: next\n\n", Encoding.UTF8.GetString(first.Buffer));
        Assert.False(write.IsCompleted);
        pipe.Reader.AdvanceTo(first.Buffer.End);

        goOn.SetResult();
        await write;
        Assert.Equal("event: complete\n\n", Encoding.UTF8.GetString((await pipe.Reader.ReadAsync()).Buffer));
    }

    private const string SsePrelude = """{"statusCode":200,"headers":{"content-type":"text/event-stream"}}""" + "\0\0\0\0\0\0\0\0";

    [Theory]
    [InlineData("url", "GET", """{"statusCode":201,"headers":{"x-many":"1,2"},"cookies":["a=1","b=2"]}|whole""")]
    [InlineData("url", "HEAD", """{"statusCode":201,"headers":{"x-many":"1,2"},"cookies":["a=1","b=2"]}|""")]
    [InlineData("rest", "GET", """{"statusCode":201,"headers":{},"multiValueHeaders":{"X-Many":["1","2"],"Set-Cookie":["a=1","b=2"]}}|whole""")]
    public async Task A_response_that_is_whole_at_once_is_streamed_too(string front, string method, string expected)
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(context =>
        {
            context.Response.StatusCode = 201;
            context.Response.Headers.Append("X-Many", "1");
            context.Response.Headers.Append("X-Many", "2");
            context.Response.Headers.Append("Set-Cookie", "a=1");
            context.Response.Headers.Append("Set-Cookie", "b=2");
            return context.Response.WriteAsync("whole");
        }), Streamed);

        Assert.Equal(expected, await Sent(hosted, front == "url" ? new FunctionUrl() : new RestApi(), method));
    }

    [Fact]
    public async Task Nothing_at_all_is_a_response_too()
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(context =>
        {
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        }), Streamed);

        Assert.Equal("""{"statusCode":204,"headers":{}}|""", await Sent(hosted));
    }

    [Fact]
    public async Task A_stream_can_be_longer_than_a_payload()
    {
        var parts = 0;
        await using var hosted = await HostedApplication.Start(application => application.Run(async context =>
        {
            for (parts = 0; parts < 200; parts++)
                await context.Response.Body.WriteAsync(new byte[100_000]);
        }), Streamed);
        using var sent = new MemoryStream();

        var result = await Stream(hosted, new FunctionUrl());
        // Until somebody takes it, no more is made.
        Assert.Equal(0, parts);
        await result.Write(sent, deadline.Token);

        Assert.Equal(20_000_000 + """{"statusCode":200,"headers":{}}""".Length + 8, sent.Length);
    }

    [Fact]
    public async Task Who_cannot_take_a_stream_gets_it_whole()
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(context => context.Response.WriteAsync("whole")), Streamed);

        foreach (var front in Front.All.Where(front => front is LoadBalancer or HttpApiAsRest || front.GetType() == typeof(HttpApi)))
            Assert.Equal("whole", front.ResponseOf(await hosted.Answer(front.EventOf(new WireRequest("GET", "/")))).Text);
    }

    [Fact]
    public async Task What_fails_before_the_start_is_an_error_of_the_server()
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(_ => throw new InvalidDataException("why")), Streamed);

        Assert.Equal("""{"statusCode":500,"headers":{}}|""", await Sent(hosted));
        Assert.Equal(["Error: The application has failed. Invocation invocation-1 InvalidDataException: why"], hosted.Log.All);
    }

    [Fact]
    public async Task What_fails_on_the_way_is_told_behind_what_was_sent()
    {
        var goOn = new TaskCompletionSource();
        await using var hosted = await HostedApplication.Start(application => application.Run(async context =>
        {
            await context.Response.WriteAsync("half");
            await goOn.Task;
            throw new InvalidDataException("why");
        }), Streamed);
        using var sent = new MemoryStream();

        var write = (await Stream(hosted, new FunctionUrl())).Write(sent, deadline.Token);
        goOn.SetResult();

        Assert.Equal("why", (await Assert.ThrowsAsync<InvalidDataException>(() => write)).Message);
        Assert.EndsWith("\0half", Encoding.UTF8.GetString(sent.ToArray()));
    }

    [Fact]
    public async Task What_was_written_before_a_failure_is_sent_though_it_is_asked_for_after()
    {
        var (goOn, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var hosted = await HostedApplication.Start(application => application.Run(async context =>
        {
            context.Response.OnCompleted(() => Task.Run(ended.SetResult));
            await context.Response.WriteAsync("half");
            await goOn.Task;
            throw new InvalidDataException("why");
        }), Streamed);
        using var sent = new MemoryStream();

        var result = await Stream(hosted, new FunctionUrl());
        goOn.SetResult();
        await ended.Task;

        Assert.Equal("why", (await Assert.ThrowsAsync<InvalidDataException>(() => result.Write(sent, deadline.Token))).Message);
        Assert.EndsWith("\0half", Encoding.UTF8.GetString(sent.ToArray()));
    }

    [Fact]
    public async Task Headers_that_are_too_large_for_a_stream_are_an_error()
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(context =>
        {
            context.Response.Headers["X-Large"] = new string('x', 20_000);
            return context.Response.WriteAsync("x");
        }), Streamed);

        Assert.Equal("""{"statusCode":500,"headers":{}}|""", await Sent(hosted));
    }

    [Fact]
    public async Task When_nobody_listens_any_more_the_application_is_told()
    {
        var ended = new TaskCompletionSource();
        await using var hosted = await HostedApplication.Start(application => application.Run(async context =>
        {
            await context.Response.WriteAsync("x");
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => ended.SetResult(), TaskScheduler.Default);
        }), Streamed);

        var result = await Stream(hosted, new FunctionUrl());

        await Assert.ThrowsAsync<IOException>(() => result.Write(new BrokenStream(), deadline.Token));
        await ended.Task;
    }

    [Fact]
    public async Task A_sequence_ends_when_the_time_is_over()
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync("event: next\n\n");
            await deadline.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }), Streamed);

        Assert.Equal("""{"statusCode":200,"headers":{"content-type":"text/event-stream"}}|""" + "event: next\n\n", await Sent(hosted));
    }

    [Fact]
    public async Task A_document_that_is_not_whole_in_time_is_an_error()
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(async context =>
        {
            await context.Response.WriteAsync("half");
            await deadline.CancelAsync();
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
        }), Streamed);

        var result = await Stream(hosted, new FunctionUrl(), isLate: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => result.Write(System.IO.Stream.Null, deadline.Token));
    }

    [Fact]
    public async Task What_has_not_begun_in_time_is_answered_as_such()
    {
        await using var hosted = await HostedApplication.Start(application => application.Run(async context =>
        {
            await deadline.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }), Streamed);

        Assert.Equal(
            """{"statusCode":504,"headers":{"content-type":"application/json; charset=utf-8"}}|{"errors":[{"message":"The request was not answered in the time that the function has.","extensions":{"code":"TIMEOUT"}}]}""",
            await Sent(hosted));
    }

    private async Task<InvocationResult.Streamed> Stream(HostedApplication hosted, Front front, string method = "GET", bool isLate = false)
    {
        var result = Assert.IsType<InvocationResult.Streamed>(
            await hosted.Handle(HostedApplication.Invocation(front.EventOf(new WireRequest(method, "/")), isLate), deadline.Token));
        Assert.Equal("application/vnd.awslambda.http-integration-response", result.ContentType);
        return result;
    }

    private async Task<string> Sent(HostedApplication hosted, Front? front = null, string method = "GET")
    {
        using var sent = new MemoryStream();
        await (await Stream(hosted, front ?? new FunctionUrl(), method)).Write(sent, deadline.Token);
        return Encoding.UTF8.GetString(sent.ToArray()).Replace("\0\0\0\0\0\0\0\0", "|", StringComparison.Ordinal);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("Nobody listens.");
    }
}
