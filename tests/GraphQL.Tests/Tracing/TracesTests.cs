using System.Text.RegularExpressions;
using Graph.GraphQL.Binding;
using Graph.GraphQL.DataLoader;
using Graph.GraphQL.Execution;
using Graph.GraphQL.Tests.Execution;
using Graph.GraphQL.Validation.Limits;
using Graph.Testing;

namespace Graph.GraphQL.Tests.Tracing;

public sealed class TracesTests
{
    [Fact]
    public async Task An_operation_is_a_span_with_its_phases_its_waiting_fields_and_its_batches()
    {
        var executor = NewExecutor();
        using var spans = new RecordedSpans();

        using var result = await executor.Execute(new GraphQLRequest { Query = "query Two { a: item(id: 1) { id } b: item(id: 2) { id } }", OperationName = "Two" });

        Assert.Equal(
            [
                "query/graphql.parse",
                "query/graphql.validate",
                "query/graphql.plan",
                "graphql.execute/graphql.load graphql.loader.name=ItemLoader graphql.loader.batch.size=2",
                "graphql.execute/graphql.resolve graphql.field.coordinate=Query.item",
                "graphql.execute/graphql.resolve graphql.field.coordinate=Query.item",
                "query/graphql.execute",
                "query graphql.operation.name=Two graphql.document.hash=HASH graphql.operation.type=query",
            ],
            spans.All.Select(WithoutHash));
    }

    [Fact]
    public async Task A_document_that_is_known_is_parsed_no_more()
    {
        var executor = NewExecutor();
        await executor.Answer("{ __typename }");
        using var spans = new RecordedSpans();

        Assert.Equal("""{"data":{"__typename":"Query"}}""", await executor.Answer("{ __typename }"));

        Assert.Equal(
            ["query/graphql.plan", "query/graphql.execute", "query graphql.document.hash=HASH graphql.operation.type=query"],
            spans.All.Select(WithoutHash));
    }

    [Fact]
    public async Task What_is_refused_is_a_span_that_has_failed()
    {
        var executor = NewExecutor();
        using var spans = new RecordedSpans();

        await executor.Answer("{");

        Assert.Equal(
            ["graphql/graphql.parse", "graphql failed graphql.document.hash=HASH error.type=GRAPHQL_PARSE_FAILED"],
            spans.All.Select(WithoutHash));
    }

    [Fact]
    public async Task No_span_has_a_document_a_variable_or_a_text_of_an_exception()
    {
        var executor = NewExecutor();
        using var spans = new RecordedSpans();

        using var result = await executor.Execute(new GraphQLRequest
        {
            Query = "query ($id: Int!) { aliasOfItem: item(id: $id) { id } }",
            Variables = new Dictionary<string, object?> { ["id"] = ItemLoader.Broken },
        });

        Assert.Single(result.Errors);
        Assert.Equal(
            [
                "graphql.load failed graphql.loader.name=ItemLoader graphql.loader.batch.size=1 error.type=InvalidOperationException",
                "query failed graphql.document.hash=HASH graphql.operation.type=query error.type=INTERNAL_SERVER_ERROR",
            ],
            spans.All.Where(span => span.Contains(" failed", StringComparison.Ordinal)).Select(span => WithoutHash(span.Split('/')[^1])));
        Assert.DoesNotContain(spans.All, span => Regex.IsMatch(WithoutHash(span), $"aliasOfItem|{ItemLoader.Broken}|does not load"));
    }

    [Fact]
    public async Task Nobody_who_listens_makes_no_difference_to_an_answer()
    {
        var executor = NewExecutor();
        const string Query = "{ a: item(id: 1) { id } b: item(id: -1) { id } }";
        var expected = await executor.Answer(Query);
        using var spans = new RecordedSpans();

        Assert.Equal(expected, await executor.Answer(Query));
        Assert.NotEmpty(spans.All);
    }

    [Fact]
    public async Task Of_very_many_fields_that_wait_the_first_hundred_are_spans()
    {
        var executor = NewExecutor();
        using var spans = new RecordedSpans();

        await executor.Answer($"{{ {string.Join(' ', Enumerable.Range(1, 150).Select(i => $"i{i}: item(id: {i}) {{ id }}"))} }}");

        Assert.Equal(100, spans.All.Count(span => span.Contains("graphql.resolve", StringComparison.Ordinal)));
    }

    private static string WithoutHash(string span) => Regex.Replace(span, "hash=[0-9a-f]{64}", "hash=HASH");

    private static GraphQLExecutor NewExecutor() => new(
        new SchemaBinder("type Query { item(id: Int!): Item } type Item { id: Int }")
            .Loader(0, () => new ItemLoader())
            .Field("Query.item", static (in c) => c.Await(c.Loader<ItemLoader>(0).Load(c.Argument<int>(0)), static (in c, item) => c.Object(item)))
            .Field("Item.id", static (in c) => c.Int(((Item)c.Parent).Id))
            .Build(),
        new ExecutionOptions { Limits = RequestLimits.None });

    private sealed record Item(int Id);

    private sealed class ItemLoader : DataLoader<int, Item>
    {
        public const int Broken = 471147;

        protected override ValueTask<IReadOnlyDictionary<int, Item>> LoadBatch(IReadOnlyList<int> keys, CancellationToken cancellation) => keys.Contains(Broken)
            ? throw new InvalidOperationException($"{Broken} does not load.")
            : new(keys.Where(key => key > 0).ToDictionary(key => key, key => new Item(key)));
    }
}
