using System.Diagnostics;
using System.Text;
using Graph.Lambda.Events;
using Graph.LocalDev.Lambda;
using Microsoft.Extensions.Logging.Abstractions;

namespace Graph.LocalDev.Tests.Lambda;

/// <summary>An ASP.NET Core application in a process of its own, which gets its requests from the Runtime API.</summary>
public sealed class WebFunctionTests
{
    [Fact]
    public async Task It_answers_requests_and_their_failures_and_goes_on()
    {
        await using var function = LocalFunction.Start(WebFunctionProgram.Options with { Concurrency = 1 }, NullLogger.Instance);

        Assert.Equal("200 hello wörld b c from 198.51.100.24", Text(await function.Invoke(Request("GET", "/hello/wörld", "a=b%20c"))));
        Assert.Equal("200 4000000", Text(await function.Invoke(Request("POST", "/length", body: new byte[4_000_000]))));
        Assert.Equal("404 ", Text(await function.Invoke(Request("GET", "/nothing"))));
        Assert.Equal("500 ", Text(await function.Invoke(Request("GET", "/throw"))));
        Assert.StartsWith("""500 {"errors":[{"message":"The response has """, Text(await function.Invoke(Request("GET", "/large"))), StringComparison.Ordinal);
        Assert.Equal("MalformedEventException", Outcomes.Failure(await function.Invoke(FunctionProgram.Do("nothing of HTTP"))).Type);
        Assert.Equal("200 hello again  from 198.51.100.24", Text(await function.Invoke(Request("GET", "/hello/again"))));
    }

    [Fact]
    public async Task Not_even_Kestrel_s_assemblies_are_in_the_process()
    {
        await using var function = LocalFunction.Start(WebFunctionProgram.Options, NullLogger.Instance);

        Assert.Equal("200 ", Text(await function.Invoke(Request("GET", "/loaded"))));
    }

    [Fact]
    public async Task What_is_not_answered_in_time_is_told_before_Lambda_ends_the_process()
    {
        await using var function = LocalFunction.Start(
            WebFunctionProgram.Options with { Concurrency = 1, Timeout = TimeSpan.FromSeconds(4) }, NullLogger.Instance);
        await function.Invoke(Request("GET", "/hello/you"));

        Assert.Equal(
            """504 {"errors":[{"message":"The request was not answered in the time that the function has.","extensions":{"code":"TIMEOUT"}}]}""",
            Text(await function.Invoke(Request("GET", "/wait"))));
        Assert.Equal("200 event: next\n\n", Text(await function.Invoke(Request("GET", "/events"))));
        Assert.Equal("200 hello again  from 198.51.100.24", Text(await function.Invoke(Request("GET", "/hello/again"))));
    }

    [Fact]
    public async Task What_is_streamed_comes_as_it_is_made_and_ends_with_the_time()
    {
        await using var function = LocalFunction.Start(
            WebFunctionProgram.Options with
            {
                Timeout = TimeSpan.FromSeconds(10),
                Environment = new Dictionary<string, string?> { ["LAMBDA_STREAM_RESPONSES"] = "true" },
            }, NullLogger.Instance);
        await using var body = Assert.IsType<InvocationOutcome.Streamed>(await function.Invoke(Request("GET", "/events", domain: "x.lambda-url.us-east-1.on.aws"))).Body;
        var expected = """{"statusCode":200,"headers":{"content-type":"text/event-stream"}}""" + "\0\0\0\0\0\0\0\0event: next\n\n";

        var first = new byte[expected.Length];
        await body.ReadExactlyAsync(first);
        var clock = Stopwatch.StartNew();

        Assert.Equal(expected, Encoding.UTF8.GetString(first));
        Assert.Equal(0, await body.ReadAsync(first));
        Assert.True(clock.Elapsed > TimeSpan.FromMilliseconds(200), "It has ended before its time.");
    }

    [Fact]
    public async Task Told_to_end_it_ends_well()
    {
        await using var api = await RuntimeApi.Start();
        using var process = Process.Start(new ProcessStartInfo(WebFunctionProgram.Options.Command, WebFunctionProgram.Options.Arguments)
        {
            RedirectStandardOutput = true,
            Environment = { ["AWS_LAMBDA_RUNTIME_API"] = api.Address },
        })!;
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var end = deadline.Token.Register(process.Kill);
        Assert.Equal("200 hello you  from 198.51.100.24", Text(await api.Invoke(Request("GET", "/hello/you"))));

        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync(CancellationToken.None);

        Assert.Equal(("stopped\n", 0), (await process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.ExitCode));
    }

    private static byte[] Request(string method, string path, string query = "", byte[]? body = null, string domain = "x.execute-api.us-east-1.amazonaws.com") =>
        EventJson.Write(new HttpApiEvent
        {
            RouteKey = "$default",
            RawPath = path,
            RawQueryString = query,
            RequestContext = new HttpApiRequestContext
            {
                DomainName = domain,
                Http = new HttpApiRequestLine { Method = method, Path = path, SourceIp = "198.51.100.24" },
                Stage = "$default",
            },
            Body = body is null ? null : Convert.ToBase64String(body),
            IsBase64Encoded = body is not null,
        });

    private static string Text(InvocationOutcome outcome)
    {
        var answer = EventJson.ReadHttpApiResponse(Assert.IsType<InvocationOutcome.Answered>(outcome).Payload.Span);
        return $"{answer.StatusCode} {answer.Body}";
    }
}
