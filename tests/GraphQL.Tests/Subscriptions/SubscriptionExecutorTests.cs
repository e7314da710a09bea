using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using Graph.GraphQL.Binding;
using Graph.GraphQL.DataLoader;
using Graph.GraphQL.Execution;
using Graph.GraphQL.Subscriptions;
using Graph.GraphQL.Tests.Execution;

namespace Graph.GraphQL.Tests.Subscriptions;

/// <summary>Section 6.2.3 (Subscription).</summary>
public sealed class SubscriptionExecutorTests
{
    private const string Sdl =
        """
        type Query { n: Int }
        type Subscription { ticks(from: Int! = 1): Tick maybe: String sure: String! refused: Tick loaded: String }
        type Tick { n: Int twice: Int fail: Int sure: Int! viewer: String }
        """;

    [Fact]
    public async Task Every_event_is_a_response()
    {
        var clock = new Clock();
        clock.Tick(1);
        clock.Tick(2);
        clock.End();

        Assert.Equal(
            ["""{"data":{"t":{"n":1,"twice":2}}}""", """{"data":{"t":{"n":2,"twice":4}}}"""],
            await clock.Responses("subscription { t: ticks { n twice } }"));
        Assert.True(clock.IsDisposed);
    }

    [Fact]
    public async Task The_source_stream_is_given_arguments_and_features()
    {
        var clock = new Clock();
        clock.Tick(1);
        clock.Tick(7);
        clock.End();

        Assert.Equal(
            ["""{"data":{"ticks":{"n":7,"viewer":"Ann"}}}"""],
            await clock.Responses("subscription ($from: Int!) { ticks(from: $from) { n viewer } }", """{"from":5}"""));
    }

    [Fact]
    public async Task An_error_of_one_event_leaves_the_next()
    {
        var clock = new Clock();
        clock.Tick(1);
        clock.Tick(2);
        clock.End();

        Assert.Equal(
            [
                """{"errors":[{"message":"No 1.","locations":[{"line":1,"column":24}],"path":["ticks","fail"],"extensions":{"code":"BAD"}}],"data":{"ticks":{"fail":null}}}""",
                """{"errors":[{"message":"No 2.","locations":[{"line":1,"column":24}],"path":["ticks","fail"],"extensions":{"code":"BAD"}}],"data":{"ticks":{"fail":null}}}""",
            ],
            await clock.Responses("subscription { ticks { fail } }"));
    }

    [Fact]
    public async Task An_event_may_be_null()
    {
        Assert.Equal(
            ["""{"data":{"maybe":null}}""", """{"data":{"maybe":"b"}}"""], await new Clock().Responses("subscription { maybe }"));
        Assert.Equal(
            ["""{"errors":[{"message":"Cannot return null for non-nullable field Subscription.sure.","locations":[{"line":1,"column":16}],"path":["sure"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":null}""", """{"data":{"sure":"b"}}"""],
            await new Clock().Responses("subscription { sure }"));
    }

    [Fact]
    public async Task A_source_stream_that_fails_ends_with_an_error()
    {
        var clock = new Clock();
        clock.Tick(1);
        clock.End(Tree.Bad("The clock stopped."));

        Assert.Equal(
            [
                """{"data":{"ticks":{"n":1}}}""",
                """{"errors":[{"message":"The clock stopped.","locations":[{"line":1,"column":16}],"path":["ticks"],"extensions":{"code":"BAD"}}]}""",
            ],
            await clock.Responses("subscription { ticks { n } }"));
        Assert.True(clock.IsDisposed);
    }

    [Fact]
    public async Task An_unexpected_failure_of_the_source_stream_is_masked_and_reported()
    {
        var clock = new Clock();
        clock.End(new InvalidOperationException("Secret."));

        Assert.Equal(
            ["""{"errors":[{"message":"Unexpected error; the server's log has the details.","locations":[{"line":1,"column":16}],"path":["ticks"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}"""],
            await clock.Responses("subscription { ticks { n } }"));
        Assert.Equal(["Subscription.ticks: Secret."], clock.Reports);
    }

    [Theory]
    [InlineData("subscription { refused { n } }", null, """{"message":"No.","locations":[{"line":1,"column":16}],"path":["refused"],"extensions":{"code":"BAD"}}""")]
    [InlineData("{ n }", null, """{"message":"The operation is no subscription.","extensions":{"code":"OPERATION_RESOLUTION_FAILURE"}}""")]
    [InlineData("subscription ($from: Int!) { ticks(from: $from) { n } }", "{}", """{"message":"Variable \"$from\" of required type \"Int!\" was not provided.","locations":[{"line":1,"column":15}],"extensions":{"code":"BAD_USER_INPUT"}}""")]
    [InlineData("subscription ($from: Int = 1) { ticks(from: $from) { n } }", """{"from":null}""", """{"message":"Argument \"from\" has an invalid value. Expected a value of type \"Int!\".","locations":[{"line":1,"column":45}],"path":["ticks"],"extensions":{"code":"BAD_USER_INPUT"}}""")]
    public void What_cannot_begin_has_errors_and_no_stream(string query, string? variables, string error)
    {
        var result = new Clock().Subscribe(query, variables);

        Assert.Null(result.Responses);
        using var response = new Graph.GraphQL.Response.Utf8JsonBuffer();
        Graph.GraphQL.Response.ErrorWriter.WriteErrors(response, result.Errors);
        Assert.Equal($"\"errors\":[{error}]", Encoding.UTF8.GetString(response.Written));
    }

    [Theory]
    [InlineData("subscription { ticks { n } maybe }")]
    [InlineData("subscription { ticks { n } @skip(if: true) }")]
    [InlineData("subscription { __typename }")]
    [InlineData("subscription {")]
    public void What_is_not_valid_has_errors_and_no_stream(string query)
    {
        var result = new Clock().Subscribe(query);

        Assert.Null(result.Responses);
        Assert.NotEmpty(result.Errors);
    }

    [Fact]
    public async Task Execute_answers_a_subscription_with_an_error() => Assert.Equal(
        """{"errors":[{"message":"A subscription needs a transport that streams.","extensions":{"code":"OPERATION_RESOLUTION_FAILURE"}}]}""",
        await new Clock().Executor().Answer("subscription { ticks { n } }"));

    [Fact]
    public async Task Who_stops_reading_ends_the_source()
    {
        var clock = new Clock();
        clock.Tick(1);
        clock.Tick(2);

        await foreach (var response in clock.Subscribe("subscription { ticks { n } }").Responses!)
        {
            response.Dispose();
            break;
        }

        Assert.True(clock.IsDisposed);
    }

    [Fact]
    public async Task A_source_that_fails_to_end_troubles_nobody_who_stopped_reading()
    {
        var clock = new Clock { FailToEnd = new InvalidOperationException("Secret.") };
        clock.Tick(1);

        await foreach (var response in clock.Subscribe("subscription { ticks { n } }").Responses!)
        {
            response.Dispose();
            break;
        }

        Assert.True(clock.IsDisposed);
        Assert.Equal(["Subscription.ticks: Secret."], clock.Reports);
    }

    [Fact]
    public async Task A_source_that_fails_to_end_after_its_last_event_ends_with_a_masked_error()
    {
        var clock = new Clock { FailToEnd = new InvalidOperationException("Secret.") };
        clock.Tick(1);
        clock.End();

        Assert.Equal(
            [
                """{"data":{"ticks":{"n":1}}}""",
                """{"errors":[{"message":"Unexpected error; the server's log has the details.","locations":[{"line":1,"column":16}],"path":["ticks"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}""",
            ],
            await clock.Responses("subscription { ticks { n } }"));
        Assert.Equal(["Subscription.ticks: Secret."], clock.Reports);
    }

    [Fact]
    public async Task Cancelling_ends_the_source_and_the_stream_quietly()
    {
        using var caller = new CancellationTokenSource();
        var clock = new Clock();
        clock.Tick(1);
        await using var responses = clock.Subscribe("subscription { ticks { n } }", cancellation: caller.Token).Responses!.GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await responses.MoveNextAsync());
        responses.Current.Dispose();

        var next = responses.MoveNextAsync();
        await caller.CancelAsync();

        Assert.False(await next.AsTask().WaitAsync(Answers.Deadline));
        Assert.True(clock.IsDisposed);
    }

    [Fact]
    public async Task Cancelling_while_an_event_is_executed_ends_the_stream_as_quietly()
    {
        using var caller = new CancellationTokenSource();
        var clock = new Clock { Hold = new TaskCompletionSource() };
        clock.Tick(1);
        await using var responses = clock.Subscribe("subscription { ticks { twice } }", cancellation: caller.Token).Responses!.GetAsyncEnumerator(CancellationToken.None);

        var next = responses.MoveNextAsync();
        await clock.Holding.Task.WaitAsync(Answers.Deadline);
        await caller.CancelAsync();

        Assert.False(await next.AsTask().WaitAsync(Answers.Deadline));
    }

    [Fact]
    public async Task The_time_limit_is_that_of_an_event_not_of_the_stream()
    {
        var clock = new Clock { Timeout = TimeSpan.FromMilliseconds(40) };
        await using var responses = clock.Subscribe("subscription { ticks { n } }").Responses!.GetAsyncEnumerator(CancellationToken.None);
        var next = responses.MoveNextAsync();

        await Answers.UntilPassed(120);
        clock.Tick(1);

        Assert.True(await next.AsTask().WaitAsync(Answers.Deadline));
        Assert.Equal("""{"data":{"ticks":{"n":1}}}""", Encoding.UTF8.GetString(responses.Current.ToJson().Span));
        responses.Current.Dispose();
    }

    [Fact]
    public async Task An_event_that_takes_too_long_is_an_error_and_the_next_is_executed()
    {
        var clock = new Clock { Timeout = TimeSpan.FromMilliseconds(40), Hold = new TaskCompletionSource() };
        clock.Tick(1);
        clock.Tick(2);
        clock.End();

        Assert.Equal(
            Enumerable.Repeat("""{"errors":[{"message":"The operation took longer than 0.04 s; ask for less at a time.","extensions":{"code":"TIMEOUT"}}]}""", 2),
            await clock.Responses("subscription { ticks { twice } }"));
    }

    [Fact]
    public async Task A_source_stream_may_load()
    {
        Assert.Equal(["""{"data":{"loaded":"KEY"}}"""], await new Clock().Responses("subscription { loaded }"));
    }

    private sealed class Clock
    {
        private readonly Channel<int> _ticks = Channel.CreateUnbounded<int>();

        public bool IsDisposed { get; private set; }

        public TaskCompletionSource? Hold { get; init; }

        public TaskCompletionSource Holding { get; } = new();

        public Exception? FailToEnd { get; init; }

        public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

        public List<string> Reports { get; } = [];

        public void Tick(int n) => _ticks.Writer.TryWrite(n);

        public void End(Exception? failure = null) => _ticks.Writer.Complete(failure);

        public async Task<List<string>> Responses(string query, string? variables = null)
        {
            var responses = new List<string>();
            await foreach (var response in Subscribe(query, variables).Responses!.WithCancellation(CancellationToken.None))
                using (response)
                    responses.Add(Encoding.UTF8.GetString(response.ToJson().Span));
            return responses;
        }

        public SubscriptionResult Subscribe(string query, string? variables = null, CancellationToken cancellation = default) =>
            new SubscriptionExecutor(Executor()).Subscribe(
                new GraphQLRequest { Query = query, Variables = Answers.Variables(variables) }, RequestFeatures.None.With(new Viewer("Ann")), cancellation);

        public GraphQLExecutor Executor() => new(
            new SchemaBinder(Sdl)
                .Loader(0, static () => new UpperLoader())
                .Field("Query.n", static (in c) => c.Int(1))
                .Stream("Subscription.ticks", (in c) => Ticks(c.Argument<int>(0), c.CancellationToken), static (in c, tick) => c.Object(tick))
                .Stream("Subscription.maybe", static (in c) => Texts(), static (in c, text) => c.String(text))
                .Stream("Subscription.sure", static (in c) => Texts(), static (in c, text) => c.String(text))
                .Stream<Event>("Subscription.refused", static (in c) => throw Tree.Bad("No."), static (in c, tick) => c.Object(tick))
                .Stream("Subscription.loaded", static (in c) => Loaded(c.Loader<UpperLoader>(0)), static (in c, text) => c.String(text))
                .Field("Tick.n", static (in c) => c.Int(((Event)c.Parent).N))
                .Field("Tick.twice", (in c) => c.Await(Twice(((Event)c.Parent).N), static (in c, n) => c.Int(n)))
                .Field("Tick.fail", static (in c) => throw Tree.Bad($"No {((Event)c.Parent).N}."))
                .Field("Tick.sure", static (in c) => c.Null())
                .Field("Tick.viewer", static (in c) => c.String(c.Feature<Viewer>().Name))
                .Build(),
            new ExecutionOptions { Timeout = Timeout, UnexpectedError = (exception, field) => Reports.Add($"{field}: {exception.Message}") });

        private async IAsyncEnumerable<Event> Ticks(int from, [EnumeratorCancellation] CancellationToken cancellation)
        {
            try
            {
                await foreach (var n in _ticks.Reader.ReadAllAsync(cancellation))
                    if (n >= from)
                        yield return new Event(n);
            }
            finally
            {
                IsDisposed = true;
                if (FailToEnd is not null)
                    throw FailToEnd;
            }
        }

        private async Task<int> Twice(int n)
        {
            await Task.Yield();
            Holding.TrySetResult();
            if (Hold is not null)
                await Hold.Task;
            return n * 2;
        }

        private static async IAsyncEnumerable<string?> Texts()
        {
            await Task.Yield();
            yield return null;
            yield return "b";
        }

        private static async IAsyncEnumerable<string?> Loaded(UpperLoader upper)
        {
            yield return await upper.Load("key");
        }
    }

    private sealed record Event(int N);

    private sealed record Viewer(string Name) : IRequestFeature;

    private sealed class UpperLoader : DataLoader<string, string>
    {
        protected override ValueTask<IReadOnlyDictionary<string, string>> LoadBatch(IReadOnlyList<string> keys, CancellationToken cancellation) =>
            new(keys.ToDictionary(k => k, k => k.ToUpperInvariant()));
    }
}
