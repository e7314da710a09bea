using System.Collections.Concurrent;
using System.Globalization;
using Graph.GraphQL.Binding;
using Graph.GraphQL.DataLoader;
using Graph.GraphQL.Execution;

namespace Graph.GraphQL.Tests.Execution;

/// <summary>Executions are used again by other requests; nothing of one may show in another.</summary>
public sealed class ConcurrencyTests
{
    private const string Sdl =
        """
        type Query { me: User! slow: Int }
        type Mutation { me: User! }
        type User { id: Int! name(tag: String): String! friend(step: Int!): User friends(count: Int!): [User!]! fail: Int bad: Int! }
        """;

    private const string Query =
        """
        query ($tag: String!, $withFail: Boolean!, $count: Int!) {
          me {
            id
            name(tag: $tag)
            friends(count: $count) { id name(tag: $tag) friend(step: 1) { name(tag: "x") friends(count: 2) { id } } }
            fail @include(if: $withFail)
            friend(step: 3) { bad @include(if: $withFail) name(tag: $tag) }
          }
        }
        """;

    [Fact]
    public async Task No_request_ever_shows_what_belongs_to_another()
    {
        var executor = Executor();
        var requests = 64 * 30;
        var next = -1;
        var answers = new ConcurrentDictionary<int, string>();

        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < requests; i = Interlocked.Increment(ref next))
                answers[i] = await Ask(executor, i);
        }))).WaitAsync(TimeSpan.FromSeconds(120));

        Assert.Equal(requests, answers.Count);
        foreach (var (i, answer) in answers)
            Assert.Equal(Expected(i), answer);
    }

    [Fact]
    public async Task Requests_that_time_out_or_are_cancelled_leave_nothing_for_the_others()
    {
        var executor = Executor(TimeSpan.FromMilliseconds(100));
        var next = -1;

        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < 400; i = Interlocked.Increment(ref next))
                await (i % 4 == 0 ? AskAndLeave(executor, i) : AskAndCheck(executor, i));
        }))).WaitAsync(TimeSpan.FromSeconds(120));

        static async Task AskAndCheck(GraphQLExecutor executor, int i)
        {
            var answer = await Ask(executor, i);
            if (!answer.Contains("TIMEOUT", StringComparison.Ordinal))
                Assert.Equal(Expected(i), answer);
        }

        static async Task AskAndLeave(GraphQLExecutor executor, int i)
        {
            using var leave = new CancellationTokenSource(i % 3);
            try
            {
                await executor.Answer("{ slow me { friends(count: 5) { name } } }", features: Features(i), cancellation: leave.Token);
            }
            catch (OperationCanceledException)
            {
                // left in time
            }
        }
    }

    [Fact]
    public async Task A_result_that_is_disposed_twice_is_returned_once()
    {
        var executor = Executor();
        for (var i = 0; i < 8; i++)
        {
            var result = await executor.Execute(new GraphQLRequest { Query = "{ me { id } }" }, Features(i));
            result.Dispose();
            result.Dispose();
        }

        using var first = await executor.Execute(new GraphQLRequest { Query = "{ me { id name } }" }, Features(1));
        using var second = await executor.Execute(new GraphQLRequest { Query = "{ me { name id } }" }, Features(2));

        Assert.Equal("""{"data":{"me":{"id":1,"name":"1-1"}}}""", System.Text.Encoding.UTF8.GetString(first.ToJson().Span));
        Assert.Equal("""{"data":{"me":{"name":"2-2","id":2}}}""", System.Text.Encoding.UTF8.GetString(second.ToJson().Span));
    }

    private static Task<string> Ask(GraphQLExecutor executor, int i) => executor.Answer(
        i % 5 == 0 ? Query.Replace("query", "mutation", StringComparison.Ordinal) : Query,
        $$"""{"tag":"t{{i}}","withFail":{{(i % 3 == 0 ? "true" : "false")}},"count":{{i % 7}}}""",
        features: Features(i));

    private static string Expected(int i)
    {
        var withFail = i % 3 == 0;
        var name = $"{i}-{i}-t{i}";
        var friends = string.Join(',', Enumerable.Range(1, i % 7).Select(n =>
            $$$"""{"id":{{{i + n}}},"name":"{{{i}}}-{{{i + n}}}-t{{{i}}}","friend":{"name":"{{{i}}}-{{{i + n + 1}}}-x","friends":[{"id":{{{i + n + 2}}}},{"id":{{{i + n + 3}}}}]}}"""));
        if (!withFail)
            return $$$$$"""{"data":{"me":{"id":{{{{{i}}}}},"name":"{{{{{name}}}}}","friends":[{{{{{friends}}}}}],"friend":{"name":"{{{{{i}}}}}-{{{{{i + 3}}}}}-t{{{{{i}}}}}"}}}}""";
        var fail = $$$"""{"message":"Fail {{{i}}}.","locations":[{"line":6,"column":5}],"path":["me","fail"],"extensions":{"code":"BAD"}}""";
        var bad = $$$"""{"message":"Bad {{{i}}}.","locations":[{"line":7,"column":23}],"path":["me","friend","bad"],"extensions":{"code":"BAD"}}""";
        return $$$$"""{"errors":[{{{{fail}}}},{{{{bad}}}}],"data":{"me":{"id":{{{{i}}}},"name":"{{{{name}}}}","friends":[{{{{friends}}}}],"fail":null,"friend":null}}}""";
    }

    private static RequestFeatures Features(int i) => RequestFeatures.None.With(new Viewer(i));

    private static GraphQLExecutor Executor(TimeSpan? timeout = null) => new(
        new SchemaBinder(Sdl)
            .Loader(0, static () => new UserLoader())
            .Field("Query.me", static (in c) => c.Object(new User(c.Feature<Viewer>().Id, c.Feature<Viewer>().Id)))
            .Field("Mutation.me", static (in c) => c.Await(Later(new User(c.Feature<Viewer>().Id, c.Feature<Viewer>().Id), 0), static (in c, user) => c.Object(user)))
            .Field("Query.slow", static (in c) => c.Await(Later(1, 5), static (in c, n) => c.Int(n)))
            .Field("User.id", static (in c) => c.Int(((User)c.Parent).Id))
            .Field("User.name", static (in c) => c.Await(Name(c.Feature<Viewer>(), (User)c.Parent, c.Argument<string?>(0)), static (in c, name) => c.String(name)))
            .Field("User.friend", static (in c) => c.Await(
                c.Loader<UserLoader>(0).For(c.Feature<Viewer>()).Load(((User)c.Parent).Id + c.Argument<int>(0)), static (in c, user) => c.Object(user)))
            .Field("User.friends", static (in c) => c.Await(Friends((User)c.Parent, c.Argument<int>(0)), static (in c, users) => c.List(users, static (in c, user) => c.Object(user))))
            .Field("User.fail", static (in c) => throw Tree.Bad(string.Create(CultureInfo.InvariantCulture, $"Fail {c.Feature<Viewer>().Id}.")))
            .Field("User.bad", static (in c) => throw Tree.Bad(string.Create(CultureInfo.InvariantCulture, $"Bad {c.Feature<Viewer>().Id}.")))
            .Build(),
        new ExecutionOptions { Timeout = timeout ?? TimeSpan.FromSeconds(60) });

    /// <summary>Empty when the user was loaded for someone else.</summary>
    private static async Task<string> Name(Viewer viewer, User user, string? tag)
    {
        if (user.Id % 2 == 0)
            await Task.Yield();
        if (user.Id % 5 == 0)
            await Task.Run(() => { });
        return user.Viewer != viewer.Id ? "" : tag is null ? $"{viewer.Id}-{user.Id}" : $"{viewer.Id}-{user.Id}-{tag}";
    }

    private static async ValueTask<IReadOnlyList<User>> Friends(User user, int count)
    {
        if (count % 2 == 0)
            await Task.Yield();
        return [.. Enumerable.Range(1, count).Select(n => new User(user.Id + n, user.Viewer))];
    }

    private static async Task<T> Later<T>(T value, int times)
    {
        await Answers.FromElsewhere(times);
        return value;
    }

    private sealed record Viewer(int Id) : IRequestFeature;

    private sealed record User(int Id, int Viewer);

    private sealed class UserLoader : DataLoader<int, User>
    {
        private Viewer? _viewer;

        public UserLoader For(Viewer viewer)
        {
            Assert.True(_viewer is null || _viewer == viewer);
            _viewer = viewer;
            return this;
        }

        protected override async ValueTask<IReadOnlyDictionary<int, User>> LoadBatch(IReadOnlyList<int> keys, CancellationToken cancellation)
        {
            if (keys.Count % 2 == 0)
                await Task.Run(() => { }, CancellationToken.None);
            return keys.ToDictionary(k => k, k => new User(k, _viewer!.Id));
        }
    }
}
