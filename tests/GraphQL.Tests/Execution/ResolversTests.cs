using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution;

namespace Graph.GraphQL.Tests.Execution;

/// <summary>Resolvers that answer, wait and fail in every shape that C# has.</summary>
public sealed class ResolversTests
{
    private const string Unexpected =
        """{"message":"Unexpected error; the server's log has the details.","locations":[{"line":1,"column":3}],"path":["f"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}""";

    public static TheoryData<string, FieldResolver> Answering => new()
    {
        { "a value", static (in c) => c.String("v") },
        { "a completed task", static (in c) => c.Await(Task.FromResult("v"), Complete) },
        { "a completed value task", static (in c) => c.Await(new ValueTask<string>("v"), Complete) },
        { "a task that yields", static (in c) => c.Await(Yield("v"), Complete) },
        { "a value task that yields", static (in c) => c.Await(new ValueTask<string>(Yield("v")), Complete) },
        { "a task that waits for another thread", static (in c) => c.Await(Elsewhere("v"), Complete) },
        { "a task of the thread pool", static (in c) => c.Await(Task.Run(() => "v"), Complete) },
        { "a task away from the executor", static (in c) => c.Await(Away("v"), Complete) },
        { "a task source that runs its continuations inside", static (in c) => c.Await(Source("v", TaskCreationOptions.None), Complete) },
        { "a task source that runs its continuations outside", static (in c) => c.Await(Source("v", TaskCreationOptions.RunContinuationsAsynchronously), Complete) },
        { "a task in a task", static (in c) => c.Await(Yield(Yield("v")), static (in c, inner) => c.Await(inner, Complete)) },
        { "a task of many steps", static (in c) => c.Await(Steps(50), Complete) },
    };

    public static TheoryData<string, FieldResolver> Failing => new()
    {
        { "thrown", static (in c) => throw new InvalidOperationException("Secret.") },
        { "a faulted task", static (in c) => c.Await(Task.FromException<string>(new InvalidOperationException("Secret.")), Complete) },
        { "a faulted value task", static (in c) => c.Await(ValueTask.FromException<string>(new InvalidOperationException("Secret.")), Complete) },
        { "a task that fails later", static (in c) => c.Await(Fail(), Complete) },
        { "a cancelled task", static (in c) => c.Await(Task.FromCanceled<string>(new CancellationToken(canceled: true)), Complete) },
        { "a task that is cancelled later", static (in c) => c.Await(Cancel(), Complete) },
        { "no task at all", static (in c) => c.Await((Task<string>)null!, Complete) },
        { "a completer that throws", static (in c) => c.Await(Task.FromResult("v"), static (in c, v) => throw new InvalidOperationException("Secret.")) },
        { "a completer that throws later", static (in c) => c.Await(Yield("v"), static (in c, v) => throw new InvalidOperationException("Secret.")) },
        { "a list that throws", static (in c) => c.List(Throwing(), static (in c, v) => c.String("")) },
        { "a feature that the request lacks", static (in c) => c.String(c.Feature<Viewer>().Name) },
        { "a float that JSON lacks, as a scalar", static (in c) => c.Scalar(double.NaN, NumberScalar.Instance) },
    };

    [Theory]
    [MemberData(nameof(Answering))]
    public async Task A_field_answers(string how, FieldResolver resolver)
    {
        Assert.NotEmpty(how);
        Assert.Equal("""{"data":{"f":"v","g":"v","n":{"f":"v"}}}""", await Binder(resolver).Answer("{ f g: f n { f } }"));
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public async Task An_unexpected_exception_is_masked_and_reported_once(string how, FieldResolver resolver)
    {
        Assert.NotEmpty(how);
        var reports = new List<(Exception Exception, string Field)>();
        var executor = new GraphQLExecutor(
            Binder(resolver).Build(), new ExecutionOptions { UnexpectedError = (exception, field) => reports.Add((exception, field)) });

        Assert.Equal($$$"""{"errors":[{{{Unexpected}}}],"data":{"f":null,"ok":"ok"}}""", await executor.Answer("{ f ok }"));
        var report = Assert.Single(reports);
        Assert.Equal("Query.f", report.Field);
        Assert.NotNull(report.Exception.StackTrace);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_expected_error_goes_out_with_its_code_and_extensions_and_is_not_reported(bool isLate)
    {
        var reports = 0;
        var extensions = new Dictionary<string, object?> { ["retryAfter"] = 5L, ["code"] = "ignored", ["fields"] = new object?[] { "a", null } };
        var error = new GraphQLException(new GraphQLError("Too \"many\".", "RATE_LIMITED", extensions: extensions));
        var executor = new GraphQLExecutor(
            Binder((in c) => c.Await(isLate ? Fail(error) : Task.FromException<string>(error), Complete)).Build(),
            new ExecutionOptions { UnexpectedError = (_, _) => reports++ });

        Assert.Equal(
            """{"errors":[{"message":"Too \"many\".","locations":[{"line":1,"column":3}],"path":["f"],"extensions":{"code":"RATE_LIMITED","retryAfter":5,"fields":["a",null]}}],"data":{"f":null}}""",
            await executor.Answer("{ f }"));
        Assert.Equal(0, reports);
    }

    [Fact]
    public async Task Extensions_of_any_kind_are_written()
    {
        var endless = new List<object?>();
        endless.Add(endless);
        var extensions = new Dictionary<string, object?>
        {
            ["nan"] = double.NaN,
            ["day"] = DayOfWeek.Friday,
            ["lines"] = new[] { 1, 2 },
            ["texts"] = new Dictionary<string, string> { ["a"] = "b" },
            ["inner"] = new Dictionary<string, object?> { ["id"] = Guid.Empty, ["none"] = null },
            ["endless"] = endless,
        };
        var binder = Binder((in c) => throw new GraphQLException(new GraphQLError("No.", "BAD", extensions: extensions)));

        var answer = await binder.Answer("{ f }");

        Assert.Contains(
            """
            "extensions":{"code":"BAD","nan":"NaN","day":"Friday","lines":[1,2],"texts":{"a":"b"},"inner":{"id":"00000000-0000-0000-0000-000000000000","none":null},"endless":[[[
            """,
            answer,
            StringComparison.Ordinal);
        Assert.EndsWith(""","data":{"f":null}}""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_float_that_JSON_lacks_is_an_error() => Assert.Equal(
        """{"errors":[{"message":"Float cannot represent NaN.","locations":[{"line":1,"column":3}],"path":["float"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":{"float":null}}""",
        await Binder(static (in c) => c.Null()).Field("Query.float", static (in c) => c.Float(double.NaN)).Answer("{ float }"));

    [Fact]
    public async Task Fields_of_one_object_wait_at_the_same_time()
    {
        var all = new Barrier(3);
        var binder = Binder((in c) => c.Await(all.Join(), Complete));

        Assert.Equal("""{"data":{"a":"3","b":"3","c":"3"}}""", await binder.Answer("{ a: f b: f c: f }"));
    }

    [Fact]
    public async Task Fields_of_a_request_never_run_at_the_same_time()
    {
        var running = 0;
        var overlaps = 0;
        var binder = Binder((in c) => c.Await(Steps(), Complete));

        await binder.Answer($"{{ {string.Join(' ', Enumerable.Range(0, 30).Select(i => $"f{i}: f"))} }}");

        Assert.Equal(0, overlaps);

        async Task<string> Steps()
        {
            for (var i = 0; i < 20; i++)
            {
                if (Interlocked.Increment(ref running) > 1)
                    Interlocked.Increment(ref overlaps);
                Thread.SpinWait(50);
                Interlocked.Decrement(ref running);
                await (i % 3 == 0 ? Task.Run(() => { }) : Answers.FromElsewhere(i % 3));
            }
            return "v";
        }
    }

    [Fact]
    public async Task A_resolver_keeps_its_async_locals()
    {
        var local = new AsyncLocal<int>();
        var count = 0;
        var binder = Binder((in c) => c.Await(Remember(), Complete));

        Assert.Equal("""{"data":{"a":"1","b":"2","c":"3"}}""", await binder.Answer("{ a: f b: f c: f }"));
        Assert.Equal(0, local.Value);

        async Task<string> Remember()
        {
            local.Value = ++count;
            await Task.Yield();
            await Answers.FromElsewhere();
            return $"{local.Value}";
        }
    }

    [Fact]
    public async Task The_callers_synchronization_context_is_as_it_was()
    {
        var context = new SynchronizationContext();
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            using var result = await new GraphQLExecutor(Binder(static (in c) => c.String("v")).Build()).Execute(new GraphQLRequest { Query = "{ f }" });
            Assert.Same(context, SynchronizationContext.Current);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    [Fact]
    public async Task A_resolver_is_given_the_features_of_its_request()
    {
        var executor = new GraphQLExecutor(Binder(static (in c) => c.String(c.Feature<Viewer>().Name)).Build());

        Assert.Equal("""{"data":{"f":"Ann"}}""", await executor.Answer("{ f }", features: RequestFeatures.None.With(new Viewer("Bob")).With(new Viewer("Ann"))));
        Assert.Equal($$$"""{"errors":[{{{Unexpected}}}],"data":{"f":null}}""", await executor.Answer("{ f }"));
    }

    [Theory]
    [InlineData("{ n { f } }", "f")]
    [InlineData("{ n { x: f } }", "f")]
    [InlineData("{ n { ...N } } fragment N on Node { ... { f } }", "f")]
    [InlineData("{ n { __typename f @skip(if: true) } }", "")]
    public async Task A_resolver_can_tell_what_is_selected(string query, string expected)
    {
        var seen = "";
        var binder = Binder(static (in c) => c.String("v")).Field("Query.n", (in c) =>
        {
            seen = string.Concat(new[] { "f", "n", "unknown" }.Where(c.Selection.Includes));
            c.Object(new object());
        });

        await binder.Answer(query);

        Assert.Equal(expected, seen);
    }

    private static SchemaBinder Binder(FieldResolver resolver) =>
        new SchemaBinder("type Query { f: String ok: String float: Float n: Node } type Node { f: String n: Node }")
            .Field("Query.f", resolver)
            .Field("Query.ok", static (in c) => c.String("ok"))
            .Field("Query.float", static (in c) => c.Float(1))
            .Field("Query.n", static (in c) => c.Object(new object()))
            .Field("Node.f", resolver)
            .Field("Node.n", static (in c) => c.Object(new object()));

    private static void Complete(in FieldContext context, string value) => context.String(value);

    private static async Task<T> Yield<T>(T value)
    {
        await Task.Yield();
        return value;
    }

    private static async Task<string> Elsewhere(string value)
    {
        await Answers.FromElsewhere();
        return value;
    }

    private static async Task<string> Away(string value)
    {
        await Answers.FromElsewhere().ConfigureAwait(false);
        return value;
    }

    private static async ValueTask<string> Steps(int count)
    {
        for (var i = 0; i < count; i++)
            await (i % 2 == 0 ? Task.Run(() => { }) : Yield(0));
        return "v";
    }

    private static Task<string> Source(string value, TaskCreationOptions options)
    {
        var source = new TaskCompletionSource<string>(options);
        ThreadPool.QueueUserWorkItem(_ => source.SetResult(value));
        return source.Task;
    }

    private static async Task<string> Fail(Exception? exception = null)
    {
        await Task.Yield();
        throw exception ?? new InvalidOperationException("Secret.");
    }

    private static async Task<string> Cancel()
    {
        await Task.Yield();
        throw new OperationCanceledException();
    }

    private static IEnumerable<int> Throwing()
    {
        yield return 1;
        throw new InvalidOperationException("Secret.");
    }

    private sealed record Viewer(string Name) : IRequestFeature;

    /// <summary>Answers no one before all have asked.</summary>
    private sealed class Barrier(int count)
    {
        private readonly TaskCompletionSource<string> _all = new();
        private int _joined;

        public Task<string> Join()
        {
            if (++_joined == count)
                _all.SetResult($"{count}");
            return _all.Task;
        }
    }

    private sealed class NumberScalar : Scalar<double>
    {
        public static readonly NumberScalar Instance = new();

        public override object CoerceLiteral(Graph.GraphQL.Language.ValueNode literal) => 0d;

        public override object CoerceValue(object value) => 0d;

        public override void Write(double value, Graph.GraphQL.Response.Utf8JsonBuffer output) =>
            Graph.GraphQL.Response.JsonModel.WriteJson(output, value);
    }
}
