using System.Diagnostics;
using Graph.GraphQL.Binding;
using Graph.GraphQL.DataLoader;
using Graph.GraphQL.Execution;

namespace Graph.GraphQL.Tests.Execution;

public sealed class TimeLimitTests
{
    private const string TimedOut =
        """{"errors":[{"message":"The operation took longer than 0.05 s; ask for less at a time.","extensions":{"code":"TIMEOUT"}}]}""";

    private static readonly ExecutionOptions s_short = new() { Timeout = TimeSpan.FromMilliseconds(50) };

    [Fact]
    public async Task A_resolver_that_never_ends_times_out() =>
        Assert.Equal(TimedOut, await Executor(static (in c) => c.Await(new TaskCompletionSource<string>().Task, Complete)).Answer("{ f }"));

    [Fact]
    public async Task A_resolver_that_heeds_its_token_times_out_with_the_same_error()
    {
        var reports = 0;
        var options = new ExecutionOptions { Timeout = s_short.Timeout, UnexpectedError = (_, _) => Interlocked.Increment(ref reports) };

        for (var i = 0; i < 5; i++)
            Assert.Equal(TimedOut, await Executor(static (in c) => c.Await(Wait(c.CancellationToken), Complete), options).Answer("{ f }"));

        static async Task<string> Wait(CancellationToken cancellation)
        {
            await Task.Yield();
            await Answers.Never(cancellation);
            return "v";
        }
    }

    [Fact]
    public async Task A_resolver_that_looks_at_its_token_now_and_then_times_out() =>
        Assert.Equal(TimedOut, await Executor(static (in c) => c.Await(Work(c.CancellationToken), Complete)).Answer("{ f }"));

    [Fact]
    public async Task A_mutation_has_one_time_limit_for_all_its_fields() => Assert.Equal(
        TimedOut,
        await Executor(static (in c) => c.Await(Delay(20), Complete)).Answer(
            "mutation { a: f b: f c: f d: f e: f g: f h: f i: f j: f k: f }"));

    [Fact]
    public async Task The_time_begins_with_the_execution_and_not_when_its_token_is_asked_for()
    {
        var isOver = false;
        var executor = Executor((in c) =>
        {
            Block(100);
            isOver = c.CancellationToken.IsCancellationRequested;
            c.String("v");
        });

        Assert.Equal(TimedOut, await executor.Answer("{ f }"));
        Assert.True(isOver);
    }

    [Fact]
    public async Task Resolvers_that_never_ask_for_their_token_time_out_too()
    {
        var mutations = 0;
        var executor = Executor((in c) =>
        {
            mutations++;
            Block(100);
            c.String("v");
        });

        Assert.Equal(TimedOut, await executor.Answer("mutation { a: f b: f c: f }"));
        Assert.Equal(1, mutations);
    }

    [Fact]
    public async Task A_batch_that_never_ends_times_out() =>
        Assert.Equal(TimedOut, await Executor(static (in c) => c.Await(c.Loader<NeverLoader>(0).LoadRequired("k"), Complete)).Answer("{ f }"));

    [Fact]
    public async Task What_follows_an_await_still_runs_after_the_time_is_over()
    {
        var go = new TaskCompletionSource();
        var ended = 0;
        var executor = Executor((in c) => c.Await(HoldsSomething(), Complete));

        Assert.Equal(TimedOut, await executor.Answer("{ a: f b: f }"));
        Assert.Equal(0, ended);
        go.SetResult();

        await Answers.Until(() => Volatile.Read(ref ended) == 2);

        async Task<string> HoldsSomething()
        {
            try
            {
                await go.Task;
                await Task.Yield();
                return "v";
            }
            finally
            {
                Interlocked.Increment(ref ended);
            }
        }
    }

    [Fact]
    public async Task What_comes_too_late_reaches_no_later_request()
    {
        var late = new TaskCompletionSource<string>();
        var binder = Binder((in c) => c.Await(c.Argument<bool>(0) ? late.Task : Delay(1), Complete));
        var executor = new GraphQLExecutor(binder.Build(), s_short);

        for (var i = 0; i < 3; i++)
            Assert.Equal(TimedOut, await executor.Answer("{ f(late: true) }"));
        var next = executor.Answer("{ a: f b: f }");
        late.SetResult("late");

        Assert.Equal("""{"data":{"a":"v","b":"v"}}""", await next);
        Assert.Equal("""{"data":{"a":"v","b":"v"}}""", await executor.Answer("{ a: f b: f }"));
    }

    [Fact]
    public async Task Cancelling_a_request_throws_and_cancels_its_resolvers()
    {
        using var caller = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        var executor = Executor((in c) => c.Await(Wait(c.CancellationToken), Complete), new ExecutionOptions());

        var answer = executor.Answer("{ f }", cancellation: caller.Token);
        await started.Task.WaitAsync(Answers.Deadline);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await cancelled.Task.WaitAsync(Answers.Deadline);

        async Task<string> Wait(CancellationToken cancellation)
        {
            cancellation.Register(cancelled.SetResult);
            started.SetResult();
            await Answers.Never(cancellation);
            return "v";
        }
    }

    [Fact]
    public async Task A_loader_is_given_a_token_that_the_caller_cancels()
    {
        using var caller = new CancellationTokenSource();
        var loader = new WaitingLoader();
        var executor = new GraphQLExecutor(Binder(static (in c) => c.Await(c.Loader<WaitingLoader>(1).LoadRequired("k"), Complete), loader).Build());

        var answer = executor.Answer("{ f }", cancellation: caller.Token);
        await loader.Started.Task.WaitAsync(Answers.Deadline);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await loader.Cancelled.Task.WaitAsync(Answers.Deadline);
    }

    private static async Task<string> Work(CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            await Answers.FromElsewhere();
        }
    }

    /// <summary>As a resolver does that computes for long.</summary>
    private static void Block(int milliseconds)
    {
        var clock = Stopwatch.StartNew();
        SpinWait.SpinUntil(() => clock.ElapsedMilliseconds >= milliseconds);
    }

    private static async Task<string> Delay(int milliseconds)
    {
        await Answers.UntilPassed(milliseconds);
        return "v";
    }

    private static void Complete(in FieldContext context, string value) => context.String(value);

    private static GraphQLExecutor Executor(FieldResolver resolver, ExecutionOptions? options = null) => new(Binder(resolver).Build(), options ?? s_short);

    private static SchemaBinder Binder(FieldResolver resolver, WaitingLoader? loader = null) =>
        new SchemaBinder("type Query { f(late: Boolean): String } type Mutation { f: String }")
            .Loader(0, static () => new NeverLoader())
            .Loader(1, () => loader ?? new WaitingLoader())
            .Field("Query.f", resolver)
            .Field("Mutation.f", resolver);

    private sealed class NeverLoader : DataLoader<string, string>
    {
        protected override ValueTask<IReadOnlyDictionary<string, string>> LoadBatch(IReadOnlyList<string> keys, CancellationToken cancellation) =>
            new(new TaskCompletionSource<IReadOnlyDictionary<string, string>>().Task);
    }

    private sealed class WaitingLoader : DataLoader<string, string>
    {
        public TaskCompletionSource Started { get; } = new();

        public TaskCompletionSource Cancelled { get; } = new();

        protected override async ValueTask<IReadOnlyDictionary<string, string>> LoadBatch(IReadOnlyList<string> keys, CancellationToken cancellation)
        {
            cancellation.Register(Cancelled.SetResult);
            Started.SetResult();
            await Answers.Never(cancellation);
            throw new InvalidOperationException();
        }
    }
}
