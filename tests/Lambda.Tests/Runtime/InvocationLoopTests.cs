using Graph.Lambda.Runtime;
using Microsoft.Extensions.Logging.Abstractions;
using static Graph.Lambda.Tests.Runtime.LoopRun;

namespace Graph.Lambda.Tests.Runtime;

public sealed class InvocationLoopTests
{
    [Fact]
    public async Task An_event_comes_with_all_that_Lambda_says_of_it()
    {
        var invocations = new List<Invocation>();
        using var stop = new CancellationTokenSource();
        using var api = new ScriptedApi(request => request.Contains("/next", StringComparison.Ordinal)
            ? ScriptedApi.Event(
                "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
                """{"a":1}""",
                "Lambda-Runtime-Deadline-Ms: 1893553445000\r\nLambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:123456789012:function:f\r\n"
                + $"Lambda-Runtime-Trace-Id: Root=1-{invocations.Count}\r\n")
            : ScriptedApi.Status(202));

        await Run(
            api,
            Answer(invocation =>
            {
                invocations.Add(invocation);
                if (invocations.Count == 2)
                    stop.Cancel();
                return Text("null");
            }),
            stop.Token);

        Assert.Equal(
            [("8476a536-e9f4-11e8-9739-2dfe598c3fcd", "Root=1-0", true), ("8476a536-e9f4-11e8-9739-2dfe598c3fcd", "Root=1-1", false)],
            invocations.Select(invocation => (invocation.RequestId, invocation.TraceId!, invocation.IsColdStart)));
        Assert.Equal("""{"a":1}"""u8.ToArray(), invocations[0].Payload.ToArray());
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1893553445000), invocations[0].Deadline);
        Assert.Equal("arn:aws:lambda:us-east-1:123456789012:function:f", invocations[0].FunctionArn);
    }

    [Fact]
    public async Task What_the_handler_answers_is_sent_as_it_is()
    {
        using var stop = new CancellationTokenSource();
        using var api = new ScriptedApi(request => request.StartsWith("GET", StringComparison.Ordinal) ? ScriptedApi.Event("e1") : ScriptedApi.Status(202));
        await Run(
            api,
            Answer(_ =>
            {
                stop.Cancel();
                return Text("""{"statusCode":200}""");
            }),
            stop.Token);

        Assert.Equal(
            [
                $"GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: {api.Address}\r\n\r\n",
                $"POST /2018-06-01/runtime/invocation/e1/response HTTP/1.1\r\nHost: {api.Address}\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 18\r\n\r\n{\"statusCode\":200}",
            ],
            api.Requests);
        Assert.Equal(1, api.Connections);
    }

    [Fact]
    public async Task A_handler_that_throws_has_failed_for_that_event_alone()
    {
        var requests = await Serve(
            Answer(invocation => invocation.RequestId == "e1" ? throw new FunctionErrorException("Runtime.NoSuchHandler", "There is no «x».") : Text("1")),
            events: 2);

        Assert.Equal([("invocation/e1/error"), ("invocation/e2/response")], requests.Select(request => Parts(request).Path));
        Assert.Contains("\r\nContent-Type: application/vnd.aws.lambda.error+json\r\nLambda-Runtime-Function-Error-Type: Runtime.NoSuchHandler\r\n", requests[0], StringComparison.Ordinal);
        Assert.StartsWith("""{"errorMessage":"There is no \u00ABx\u00BB.","errorType":"Runtime.NoSuchHandler","stackTrace":["at """, Parts(requests[0]).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_fails_later_or_answers_with_nothing_has_failed_too()
    {
        var requests = await Serve(
            async (invocation, _) =>
            {
                await Task.Yield();
                return invocation.RequestId == "e1" ? throw new TimeoutException("Late.") : null!;
            },
            events: 2);

        Assert.Equal(["invocation/e1/error", "invocation/e2/error"], requests.Select(request => Parts(request).Path));
        Assert.StartsWith("""{"errorMessage":"Late.","errorType":"TimeoutException",""", Parts(requests[0]).Body, StringComparison.Ordinal);
        Assert.Equal(
            """{"errorMessage":"The handler answered with nothing.","errorType":"Runtime.InvalidResult","stackTrace":[]}""", Parts(requests[1]).Body);
    }

    [Fact]
    public async Task What_is_logged_names_the_event_and_nothing_of_it()
    {
        var log = new LogLines();
        await Serve(Answer(_ => throw new InvalidOperationException("Thrown by a test.")), logger: log);

        Assert.StartsWith("Error Invocation e1 failed. System.InvalidOperationException: Thrown by a test.", Assert.Single(log.All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_largest_answer_is_sent_and_a_larger_one_is_an_error()
    {
        var requests = await Serve(
            Answer(invocation => InvocationResult.Of(new byte[(6 * 1024 * 1024) + (invocation.RequestId == "e2" ? 101 : 100)])), events: 3);

        Assert.Equal(
            [("invocation/e1/response", 6_291_556), ("invocation/e2/error", 155), ("invocation/e3/response", 6_291_556)],
            requests.Select(Parts).Select(parts => (parts.Path, parts.Body.Length)));
        Assert.Equal(
            """{"errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes).","errorType":"Function.ResponseSizeTooLarge","stackTrace":[]}""",
            Parts(requests[1]).Body);
    }

    [Fact]
    public async Task An_answer_that_the_API_takes_for_too_large_is_an_error()
    {
        var requests = await Serve(
            Answer(_ => Text("1")), events: 2, request => ScriptedApi.Status(request.Contains("/e1/response", StringComparison.Ordinal) ? 413 : 202));

        Assert.Equal(["invocation/e1/response", "invocation/e1/error", "invocation/e2/response"], requests.Select(request => Parts(request).Path));
        Assert.Contains("\"Function.ResponseSizeTooLarge\"", requests[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(413)]
    public async Task An_answer_that_is_refused_does_not_end_the_loop(int status)
    {
        var requests = await Serve(Answer(_ => throw new InvalidOperationException()), events: 2, _ => ScriptedApi.Status(status));

        Assert.Equal(["invocation/e1/error", "invocation/e2/error"], requests.Select(request => Parts(request).Path));
    }

    [Fact]
    public async Task An_event_does_not_see_what_the_one_before_left_in_its_context()
    {
        var ambient = new AsyncLocal<string?> { Value = "the starter's" };
        var seen = new List<string?>();
        await Serve(
            Answer(invocation =>
            {
                seen.Add(ambient.Value);
                ambient.Value = invocation.RequestId;
                return Text("1");
            }),
            events: 2);

        Assert.Equal([null, null], seen.Take(2));
    }

    [Fact]
    public async Task Shortly_before_the_deadline_the_handler_is_told()
    {
        using var stop = new CancellationTokenSource();
        var deadline = DateTimeOffset.UtcNow.AddMilliseconds(500);
        using var api = new ScriptedApi(request => request.StartsWith("GET", StringComparison.Ordinal)
            ? ScriptedApi.Event("e1", headers: $"Lambda-Runtime-Deadline-Ms: {deadline.ToUnixTimeMilliseconds()}\r\n")
            : ScriptedApi.Status(202));
        await Run(
            api,
            async (_, token) =>
            {
                stop.Cancel();
                await Task.Delay(Timeout.Infinite, token);
                return Text("1");
            },
            stop.Token);

        Assert.Equal(
            """{"errorMessage":"The function was cancelled shortly before its deadline.","errorType":"Function.DeadlineExceeded","stackTrace":[]}""",
            Parts(api.Requests[1]).Body);
    }

    [Fact]
    public async Task It_stops_while_it_waits_for_an_event()
    {
        using var stop = new CancellationTokenSource();
        using var api = new ScriptedApi(_ =>
        {
            stop.Cancel();
            return "HTTP/1.1 200 OK\r\nContent-Le";
        });
        await Run(api, Answer(_ => Text("1")), stop.Token);

        Assert.Single(api.Requests);
    }

    [Fact]
    public async Task Before_an_event_and_after_its_answer_hooks_are_told_and_what_one_leaves_is_there_for_the_handler()
    {
        var told = new List<string>();
        var flow = new AsyncLocal<string?>();
        using var stop = new CancellationTokenSource();
        using var api = new ScriptedApi(request =>
        {
            told.Add(request.Split(' ')[1].Split('/')[^1]);
            return request.StartsWith("GET", StringComparison.Ordinal) ? ScriptedApi.Event($"e{told.Count}") : ScriptedApi.Status(202);
        });
        var loop = new InvocationLoop(
            Answer(invocation =>
            {
                told.Add($"{invocation.RequestId} handled, {flow.Value}");
                if (told.Count > 5)
                    stop.Cancel();
                return Text("1");
            }),
            NullLogger.Instance,
            api.Address)
        {
            Hooks = new RuntimeHooks
            {
                Begun = invocation =>
                {
                    told.Add($"{invocation.RequestId} begun, {flow.Value ?? "nothing"}");
                    flow.Value = $"left by {invocation.RequestId}";
                },
                Ended = invocation => told.Add($"{invocation.RequestId} ended, {flow.Value}"),
            },
        };

        await loop.Run(stop.Token).WaitAsync(Patience);

        Assert.Equal(
            [
                "next", "e1 begun, nothing", "e1 handled, left by e1", "response", "e1 ended, left by e1",
                "next", "e6 begun, nothing", "e6 handled, left by e6", "response", "e6 ended, left by e6",
            ],
            told);
    }

    [Fact]
    public async Task A_hook_that_fails_is_logged_and_the_event_is_answered()
    {
        var logs = new LogLines();
        using var stop = new CancellationTokenSource();
        using var api = new ScriptedApi(request => request.StartsWith("GET", StringComparison.Ordinal) ? ScriptedApi.Event("e1") : ScriptedApi.Status(202));
        var loop = new InvocationLoop(
            Answer(_ =>
            {
                stop.Cancel();
                return Text("1");
            }),
            logs,
            api.Address)
        {
            Hooks = new RuntimeHooks { Begun = _ => throw new IOException("before"), Ended = _ => throw new IOException("after") },
        };

        await loop.Run(stop.Token).WaitAsync(Patience);

        Assert.Single(api.Requests, request => request.Contains("/e1/response", StringComparison.Ordinal));
        Assert.Equal(2, logs.All.Count(line => line.Contains("Invocation e1: what is done before and after it has failed.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task One_that_was_stopped_before_asks_for_nothing()
    {
        using var api = new ScriptedApi(_ => null);
        await Run(api, Answer(_ => Text("1")), new CancellationToken(true));

        Assert.Empty(api.Requests);
    }

    [Fact]
    public async Task Without_an_address_it_says_what_is_missing()
    {
        var missing = await Assert.ThrowsAsync<InvalidOperationException>(
            () => new InvocationLoop(Answer(_ => Text("1")), NullLogger.Instance).Run(default));

        Assert.Equal("This is not Lambda: AWS_LAMBDA_RUNTIME_API is not set.", missing.Message);
        Assert.False(LambdaRuntime.IsPresent);
    }
}
