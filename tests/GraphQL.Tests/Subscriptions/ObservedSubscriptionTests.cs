using System.Text;
using System.Text.RegularExpressions;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Execution;
using Graph.GraphQL.Subscriptions;
using Graph.GraphQL.Tests.Execution;
using Graph.Testing;

namespace Graph.GraphQL.Tests.Subscriptions;

/// <summary>What is observed of a subscription: each response by itself, as an operation of its own.</summary>
public sealed class ObservedSubscriptionTests
{
    private static readonly AsyncLocal<string?> s_flow = new();

    private readonly List<string> observed = [];

    [Fact]
    public async Task Each_event_is_observed_and_may_be_given_extensions()
    {
        Assert.Equal(
            [
                """{"data":{"ticks":1},"extensions":{"flow":"Ticks 1"}}""",
                """{"data":{"ticks":2},"extensions":{"flow":"Ticks 2"}}""",
                """{"errors":[{"message":"No more.","locations":[{"line":1,"column":22}],"path":["ticks"],"extensions":{"code":"BAD"}}]}""",
            ],
            await Responses("subscription Ticks { ticks }"));
        Assert.Equal(["begins", "1 in Ticks 1", "ends with 0 errors", "begins", "2 in Ticks 2", "ends with 0 errors", "begins", "ends with 1 errors"], observed);
        Assert.Null(s_flow.Value);
    }

    [Theory]
    [InlineData("subscription Ticks { refused }")]
    [InlineData("subscription Ticks { nothing }")]
    public async Task A_refusal_is_observed_once(string query)
    {
        Assert.Empty(await Responses(query));

        Assert.Equal(["begins", "ends with 1 errors"], observed);
        Assert.Null(s_flow.Value);
    }

    [Fact]
    public async Task Each_event_is_a_span()
    {
        using var spans = new RecordedSpans();

        await Responses("subscription Ticks { ticks }");

        const string Event = "subscription graphql.operation.name=Ticks graphql.document.hash=HASH graphql.operation.type=subscription";
        Assert.Equal(
            ["graphql.parse", "graphql.validate", Event, Event, Event.Replace("subscription ", "subscription failed ", StringComparison.Ordinal) + " error.type=BAD"],
            spans.All.Select(WithoutHash));
    }

    [Fact]
    public async Task A_refusal_is_a_span_that_has_failed()
    {
        using var spans = new RecordedSpans();

        await Responses("subscription Ticks { refused }");

        Assert.Equal(
            "subscription failed graphql.operation.name=Ticks graphql.document.hash=HASH graphql.operation.type=subscription error.type=BAD",
            WithoutHash(spans.All[^1]));
    }

    private async Task<List<string>> Responses(string query)
    {
        var executor = new SubscriptionExecutor(NewExecutor(), Observe);
        var result = executor.Subscribe(new GraphQLRequest { Query = query, OperationName = "Ticks" });
        var responses = new List<string>();
        if (result.Responses is null)
            return responses;
        await foreach (var response in result.Responses)
        {
            using (response)
                responses.Add(Encoding.UTF8.GetString(response.ToJson().Span));
        }
        return responses;
    }

    private Action<ExecutionResult> Observe(GraphQLRequest request)
    {
        var flow = s_flow.Value = $"{request.OperationName} {observed.Count(line => line == "begins") + 1}";
        observed.Add("begins");
        return result =>
        {
            observed.Add($"ends with {result.Errors.Count} errors");
            result.Extensions = result.HasData ? new Dictionary<string, object?> { ["flow"] = flow } : null;
        };
    }

    private GraphQLExecutor NewExecutor() => new(
        new SchemaBinder("type Query { n: Int } type Subscription { ticks: Int refused: Int }")
            .Field("Query.n", static (in c) => c.Int(1))
            .Stream("Subscription.ticks", static (in c) => Ticks(), (in c, tick) =>
            {
                observed.Add($"{tick} in {s_flow.Value}");
                c.Int(tick);
            })
            .Stream<int>("Subscription.refused", static (in c) => throw Tree.Bad("No."), static (in c, tick) => c.Int(tick))
            .Build());

    private static async IAsyncEnumerable<int> Ticks()
    {
        for (var tick = 1; tick < 3; tick++)
        {
            await Task.Yield();
            Assert.Null(s_flow.Value);
            yield return tick;
        }
        throw Tree.Bad("No more.");
    }

    private static string WithoutHash(string span) => Regex.Replace(span, "hash=[0-9a-f]{64}", "hash=HASH");
}
