using FsCheck;
using FsCheck.Fluent;
using Graph.Lambda.Runtime;
using static Graph.Lambda.Tests.Runtime.LoopRun;

namespace Graph.Lambda.Tests.Runtime;

/// <summary>The loop over an API that breaks connections, refuses, or says what nobody understands.</summary>
public sealed class RuntimeApiTroubleTests
{
    [Theory]
    [InlineData("Connection: close\r\n")]
    [InlineData("")]
    public async Task A_connection_that_the_API_closes_is_made_anew(string header)
    {
        var number = 0;
        using var stop = new CancellationTokenSource();
        using var api = new ScriptedApi(request =>
        {
            if (number == 4)
                stop.Cancel();
            var answer = request.StartsWith("GET", StringComparison.Ordinal) ? ScriptedApi.Event($"e{++number}") : ScriptedApi.Status(202);
            return "!" + answer.Replace("\r\n\r\n", $"\r\n{header}\r\n", StringComparison.Ordinal);
        });
        await Run(api, Answer(_ => Text("1")), stop.Token);

        Assert.Equal(
            ["invocation/next", "invocation/e1/response", "invocation/next", "invocation/e2/response", "invocation/next", "invocation/e3/response"],
            api.Requests.Take(6).Select(request => Parts(request).Path));
        Assert.Equal(api.Requests.Count, api.Connections);
    }

    /// <summary>The first two times it is asked, whatever for, the connection ends instead of an answer.</summary>
    [Fact]
    public async Task What_is_not_answered_is_asked_again()
    {
        var asked = new Dictionary<string, int>();
        using var stop = new CancellationTokenSource();
        using var api = new ScriptedApi(request =>
        {
            var path = Parts(request).Path;
            asked[path] = asked.GetValueOrDefault(path) + 1;
            if (asked[path] < 3)
                return asked[path] == 1 ? null : "!HTTP/1.1 200 OK\r\nContent-Length: 70\r\n\r\n{";
            if (path != "invocation/next")
                stop.Cancel();
            return path == "invocation/next" ? ScriptedApi.Event("e1", "7") : ScriptedApi.Status(202);
        });
        await Run(api, Answer(invocation => InvocationResult.Of(invocation.Payload)), stop.Token);

        Assert.Equal(
            [("invocation/next", ""), ("invocation/next", ""), ("invocation/next", ""), ("invocation/e1/response", "7"), ("invocation/e1/response", "7"), ("invocation/e1/response", "7")],
            api.Requests.Select(Parts));
    }

    [Fact]
    public async Task When_the_API_is_gone_the_loop_ends_within_a_second_or_so()
    {
        var api = new ScriptedApi(_ => null);
        api.Dispose();

        var gone = await Assert.ThrowsAsync<RuntimeApiException>(() => Run(api, Answer(_ => Text("1"))));

        Assert.Equal("The Runtime API is gone.", gone.Message);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task When_the_API_gives_no_events_the_loop_ends(int status)
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Status(status));

        var refused = await Assert.ThrowsAsync<RuntimeApiException>(() => Run(api, Answer(_ => Text("1"))));

        Assert.Equal($"The Runtime API answers {status} to invocation/next.", refused.Message);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(301)]
    public async Task When_the_API_says_that_the_environment_is_broken_the_loop_ends(int status)
    {
        var refused = await Assert.ThrowsAsync<RuntimeApiException>(
            () => Serve(Answer(_ => Text("1")), events: 2, _ => ScriptedApi.Status(status)));

        Assert.Equal($"The Runtime API answers {status} to invocation/e1/response.", refused.Message);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n\r\n", "An answer does not begin with a status line of HTTP/1.1.")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 70000000\r\n\r\n", "The body of an answer is longer than 6356992 bytes.")]
    public async Task An_API_that_cannot_be_understood_ends_the_loop(string answer, string reason)
    {
        using var api = new ScriptedApi(_ => answer);

        var unreadable = await Assert.ThrowsAsync<RuntimeApiException>(() => Run(api, Answer(_ => Text("1"))));

        Assert.Equal($"The Runtime API cannot be understood: {reason}", unreadable.Message);
        Assert.Single(api.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/../../init/error")]
    [InlineData("a b")]
    [InlineData("a?b")]
    public async Task An_event_whose_id_is_none_ends_the_loop(string id)
    {
        using var api = new ScriptedApi(_ => ScriptedApi.Event(id));

        var none = await Assert.ThrowsAsync<RuntimeApiException>(() => Run(api, Answer(_ => Text("1"))));

        Assert.Equal("The Runtime API gives an event that cannot be answered, as it has no id.", none.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("5000")]
    [InlineData("99999999999999999")]
    public async Task An_event_without_a_deadline_has_time(string deadline)
    {
        Invocation? seen = null;
        using var stop = new CancellationTokenSource();
        using var api = new ScriptedApi(request => request.StartsWith("GET", StringComparison.Ordinal)
            ? ScriptedApi.Event("e1", headers: $"Lambda-Runtime-Deadline-Ms: {deadline}\r\n")
            : ScriptedApi.Status(202));
        await Run(
            api,
            (invocation, token) =>
            {
                (seen, _) = (invocation, token.IsCancellationRequested ? throw new InvalidOperationException("It is over.") : 0);
                stop.Cancel();
                return ValueTask.FromResult(Text("1"));
            },
            stop.Token);

        Assert.Equal((DateTimeOffset.MaxValue, "", null), (seen!.Deadline, seen.FunctionArn, seen.TraceId));
        Assert.Equal("invocation/e1/response", Parts(api.Requests[1]).Path);
    }

    /// <summary>Bytes of any kind instead of the first answer, whole or cut; then it says that it is broken.</summary>
    [Fact]
    public void Whatever_the_API_sends_the_loop_goes_on_or_ends_with_one_exception() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(byte[] Bytes, byte Kind)>(), sent =>
        {
            var random = string.Concat(sent.Bytes.Select(value => (char)value));
            var good = ScriptedApi.Event("e1");
            var first = (sent.Kind % 4) switch
            {
                0 => random,
                1 => good[..(sent.Kind % good.Length)],
                2 => good[..(sent.Kind % good.Length)] + random,
                _ => good + random,
            };
            var asked = 0;
            using var api = new ScriptedApi(_ => asked++ == 0 ? "!" + first : ScriptedApi.Status(500));
            return Assert.ThrowsAsync<RuntimeApiException>(() => Run(api, Answer(_ => Text("1")))).Result is not null;
        }).QuickCheckThrowOnFailure();

    /// <summary>Events and handlers of any kind: each event is answered once, in order.</summary>
    [Fact]
    public void Whatever_events_and_handlers_do_each_is_answered() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(byte[] Payload, byte Kind)[]>(), events =>
        {
            var index = 0;
            var given = 0;
            using var stop = new CancellationTokenSource();
            using var api = new ScriptedApi(request =>
            {
                if (!request.StartsWith("GET", StringComparison.Ordinal))
                    return ScriptedApi.Status(events[given - 1].Kind % 7 == 6 ? 400 : 202);
                if (given == events.Length)
                    stop.Cancel();
                return ScriptedApi.Event($"e{++given}", given > events.Length ? "" : string.Concat(events[given - 1].Payload.Select(value => (char)value)));
            });
            Run(api, (invocation, token) => Anything(events[index++].Kind, invocation, token), stop.Token).GetAwaiter().GetResult();
            return api.Requests.Where(request => request.StartsWith("POST", StringComparison.Ordinal))
                .Select(request => Parts(request).Path.Split('/')[1])
                .SequenceEqual(Enumerable.Range(1, events.Length).Select(number => $"e{number}"));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    private static ValueTask<InvocationResult> Anything(byte kind, Invocation invocation, CancellationToken token) => (kind % 6) switch
    {
        0 => ValueTask.FromResult(InvocationResult.Of(invocation.Payload)),
        1 => throw new InvalidOperationException($"{kind}"),
        2 => ValueTask.FromException<InvocationResult>(new OperationCanceledException(token)),
        3 => ValueTask.FromResult<InvocationResult>(null!),
        4 => ValueTask.FromResult(InvocationResult.Stream("text/plain", (body, _) => body.WriteAsync(invocation.Payload, token).AsTask())),
        _ => ValueTask.FromResult(InvocationResult.Stream("text/plain", async (body, _) =>
        {
            await body.WriteAsync(invocation.Payload, token);
            await body.FlushAsync(token);
            throw new InvalidOperationException($"{kind}");
        })),
    };
}
