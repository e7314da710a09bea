using System.Text;
using Graph.Lambda.Runtime;
using Graph.LocalDev.Lambda;
using Microsoft.Extensions.Logging.Abstractions;
using static Graph.LocalDev.Tests.Lambda.Outcomes;

namespace Graph.LocalDev.Tests.Lambda;

/// <summary>Our loop over a Runtime API that is as strict as Lambda's.</summary>
public sealed class RuntimeLoopTests : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> loops = [];
    private RuntimeApi api = null!;

    public async Task InitializeAsync() => api = await RuntimeApi.Start(new() { Timeout = TimeSpan.FromSeconds(20) });

    public async Task DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(loops).WaitAsync(s_patience);
        await api.DisposeAsync();
    }

    [Fact]
    public async Task Event_after_event_is_answered()
    {
        Run((invocation, _) => ValueTask.FromResult(Json($"[{Encoding.UTF8.GetString(invocation.Payload.Span)}]")));

        for (var number = 0; number < 200; number++)
            Assert.Equal($"[{number}]", Answer(await Invoke($"{number}")));
    }

    [Fact]
    public async Task Payloads_of_6_MB_come_and_go()
    {
        Run((invocation, _) => ValueTask.FromResult(InvocationResult.Of(invocation.Payload)));
        var payload = new byte[6 * 1024 * 1024];
        new Random(1).NextBytes(payload);

        var outcome = Assert.IsType<InvocationOutcome.Answered>(await api.Invoke(payload));
        Assert.True(outcome.Payload.Span.SequenceEqual(payload));
    }

    [Fact]
    public async Task What_fails_fails_alone()
    {
        Run((invocation, _) => invocation.Payload.Length == 1
            ? throw new FunctionErrorException("Function.Odd", "It is odd.")
            : ValueTask.FromResult(Json("\"even\"")));

        var failure = Failure(await Invoke("1"));
        Assert.Equal("Function.Odd", failure.Type);
        Assert.StartsWith("""{"errorMessage":"It is odd.","errorType":"Function.Odd","stackTrace":["at """, failure.Payload, StringComparison.Ordinal);
        Assert.Equal("\"even\"", Answer(await Invoke("10")));
    }

    /// <summary>The API takes less than the loop knows of, and says so before it has read all.</summary>
    [Fact]
    public async Task What_only_the_API_finds_too_large_is_an_error_and_the_next_works()
    {
        await using var small = await RuntimeApi.Start(new() { LargestResponse = 1_000, Timeout = TimeSpan.FromSeconds(20) });
        Run((invocation, _) => ValueTask.FromResult(InvocationResult.Of(new byte[invocation.Payload.Length == 1 ? 5_000_000 : 1_000])), small);

        for (var count = 0; count < 3; count++)
        {
            Assert.Equal("Function.ResponseSizeTooLarge", Failure(await small.Invoke("1"u8.ToArray())).Type);
            Assert.Equal(1_000, Answer(await small.Invoke("10"u8.ToArray())).Length);
        }
        await stop.CancelAsync();
        await Task.WhenAll(loops).WaitAsync(s_patience);
    }

    [Fact]
    public async Task Who_invoked_it_reads_an_answer_while_it_is_made()
    {
        var goOn = new SemaphoreSlim(0);
        Run((_, _) => ValueTask.FromResult(InvocationResult.Stream("text/event-stream", async (body, token) =>
        {
            foreach (var piece in new[] { "one", "two", "six" })
            {
                await body.WriteAsync(Encoding.UTF8.GetBytes(piece), token);
                await body.FlushAsync(token);
                await goOn.WaitAsync(token);
            }
        })));
        var outcome = Assert.IsType<InvocationOutcome.Streamed>(await Invoke("1"));
        var pieces = new List<string>();
        var piece = new byte[3];
        while (await outcome.Body.ReadAtLeastAsync(piece, 3, throwOnEndOfStream: false) == 3)
        {
            pieces.Add(Encoding.UTF8.GetString(piece));
            goOn.Release();
        }

        Assert.Equal(("text/event-stream", "one two six"), (outcome.ContentType, string.Join(' ', pieces)));
    }

    [Fact]
    public async Task A_stream_that_fails_says_so_behind_what_came_and_the_next_works()
    {
        Run((invocation, _) => ValueTask.FromResult(invocation.Payload.Length > 1 ? Json("2") : InvocationResult.Stream("text/plain", async (body, token) =>
        {
            await body.WriteAsync(new byte[100_000], token);
            await body.FlushAsync(token);
            throw new FunctionErrorException("Function.Broken", new string('x', 100_000));
        })));
        var (body, failure) = await Stream(await Invoke("1"));

        Assert.Equal(100_000, body.Length);
        Assert.StartsWith("""Function.Broken {"errorMessage":"xxx""", failure, StringComparison.Ordinal);
        Assert.Equal("2", Answer(await Invoke("10")));
    }

    [Fact]
    public async Task One_that_fails_before_it_begins_is_a_failure_like_any_other()
    {
        Run((_, _) => ValueTask.FromResult(InvocationResult.Stream("text/plain", (_, _) => throw new TimeoutException("Early."))));

        Assert.Equal("TimeoutException", Failure(await Invoke("1")).Type);
    }

    [Fact]
    public async Task More_than_6_MB_can_be_streamed()
    {
        Run((_, _) => ValueTask.FromResult(InvocationResult.Stream("text/plain", async (body, token) =>
        {
            for (var count = 0; count < 100; count++)
                await body.WriteAsync(new byte[100_000], token);
        })));

        Assert.Equal((10_000_000, null), (await Stream(await Invoke("1"))) switch { var (body, failure) => (body.Length, failure) });
    }

    [Fact]
    public async Task Who_leaves_early_does_not_end_the_function()
    {
        Run((invocation, _) => ValueTask.FromResult(invocation.Payload.Length > 1 ? Json("2") : InvocationResult.Stream("text/plain", async (body, token) =>
        {
            for (var count = 0; count < 20; count++)
                await body.WriteAsync(new byte[100_000], token);
        })));
        var outcome = Assert.IsType<InvocationOutcome.Streamed>(await Invoke("1"));
        await outcome.Body.ReadExactlyAsync(new byte[10]);
        await outcome.Body.DisposeAsync();

        Assert.Equal("2", Answer(await Invoke("10")));
    }

    /// <summary>A stream whose time is over is cut off, and what the function writes then goes nowhere.</summary>
    [Fact]
    public async Task A_stream_that_takes_too_long_is_cut_off_and_the_next_works()
    {
        await using var quick = await RuntimeApi.Start(new() { Timeout = TimeSpan.FromMilliseconds(300) });
        Run(
            (invocation, _) => ValueTask.FromResult(invocation.Payload.Length > 1 ? Json("2") : InvocationResult.Stream("text/plain", async (body, _) =>
            {
                await body.WriteAsync("begun"u8.ToArray(), CancellationToken.None);
                // Longer than there is time for: until nobody listens any more.
                while (true)
                {
                    await body.FlushAsync(CancellationToken.None);
                    await body.WriteAsync(new byte[1_000], CancellationToken.None);
                    await Task.Yield();
                }
            })),
            quick);
        var (body, failure) = await Stream(await quick.Invoke("1"u8.ToArray()));

        Assert.StartsWith("begun", body, StringComparison.Ordinal);
        Assert.StartsWith("Sandbox.Timedout ", failure, StringComparison.Ordinal);
        Assert.Equal("2", Answer(await quick.Invoke("10"u8.ToArray())));
        await stop.CancelAsync();
        await Task.WhenAll(loops).WaitAsync(s_patience);
    }

    [Fact]
    public async Task Told_to_stop_it_ends_what_it_is_at()
    {
        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        Run(async (_, _) =>
        {
            begun.SetResult();
            await goOn.Task;
            return Json("1");
        });
        var invoking = Invoke("1");
        await begun.Task;
        await stop.CancelAsync();
        Assert.False(loops[0].IsCompleted);
        goOn.SetResult();

        Assert.Equal("1", Answer(await invoking));
        await loops[0].WaitAsync(s_patience);
    }

    private void Run(InvocationHandler handler, RuntimeApi? over = null) =>
        loops.Add(new InvocationLoop(handler, NullLogger.Instance, (over ?? api).Address).Run(stop.Token));

    private Task<InvocationOutcome> Invoke(string payload) => api.Invoke(Encoding.UTF8.GetBytes(payload)).WaitAsync(s_patience);

    private static InvocationResult Json(string json) => InvocationResult.Of(Encoding.UTF8.GetBytes(json));
}
