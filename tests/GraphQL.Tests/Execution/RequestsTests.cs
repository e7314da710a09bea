using System.Text;
using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution;
using Graph.GraphQL.Language;
using Graph.GraphQL.Validation.Limits;

namespace Graph.GraphQL.Tests.Execution;

/// <summary>Section 6.1 (Executing Requests): what happens before execution begins.</summary>
public sealed class RequestsTests
{
    private const string Sdl =
        """
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
        type Query { a: Int items(first: Int = 10): [Item!] deep: Item }
        type Mutation { b: Int }
        type Item { n: Int items(first: Int = 10): [Item!] deep: Item }
        """;

    [Theory]
    [InlineData("{ a", null, """{"errors":[{"message":"Syntax Error: Expected Name, found <EOF>.","locations":[{"line":1,"column":4}],"extensions":{"code":"GRAPHQL_PARSE_FAILED"}}]}""")]
    [InlineData("{ unknown }", null, """{"errors":[{"message":"Type \"Query\" has no field \"unknown\".","locations":[{"line":1,"column":3}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}""")]
    [InlineData("query A { a } query B { x: a }", "B", """{"data":{"x":1}}""")]
    [InlineData("query A { a } mutation B { b }", "B", """{"data":{"b":2}}""")]
    [InlineData("query A { a }", null, """{"data":{"a":1}}""")]
    [InlineData("query A { a }", "A", """{"data":{"a":1}}""")]
    [InlineData("query A { a } query B { a }", null, """{"errors":[{"message":"The document has several operations; say which one by operationName.","extensions":{"code":"OPERATION_RESOLUTION_FAILURE"}}]}""")]
    [InlineData("query A { a }", "B", """{"errors":[{"message":"The document has no operation named \"B\".","extensions":{"code":"OPERATION_RESOLUTION_FAILURE"}}]}""")]
    [InlineData("{ a }", "", """{"errors":[{"message":"The document has no operation named \"\".","extensions":{"code":"OPERATION_RESOLUTION_FAILURE"}}]}""")]
    [InlineData("subscription { s }", null, """{"errors":[{"message":"The schema does not support subscription operations.","locations":[{"line":1,"column":1}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}""")]
    public async Task A_request_has_data_or_says_why_not(string query, string? operationName, string expected) =>
        Assert.Equal(expected, await Executor().Answer(query, operationName: operationName));

    [Fact]
    public async Task Execution_that_began_has_data_and_its_kind()
    {
        using var query = await Executor().Execute(new GraphQLRequest { Query = "{ a }" });
        using var mutation = await Executor().Execute(new GraphQLRequest { Query = "mutation { b }" });
        using var refused = await Executor().Execute(new GraphQLRequest { Query = "{" });

        Assert.Equal((true, OperationType.Query, false), (query.HasData, query.Operation, query.DataIsNull));
        Assert.Equal((true, OperationType.Mutation, false), (mutation.HasData, mutation.Operation, mutation.DataIsNull));
        Assert.Equal((false, null, false), (refused.HasData, refused.Operation, refused.DataIsNull));
        Assert.Equal(OperationType.Mutation, Executor().OperationTypeOf(new GraphQLRequest { Query = "mutation { b }" }));
        Assert.Null(Executor().OperationTypeOf(new GraphQLRequest { Query = "{" }));
    }

    [Fact]
    public async Task Extensions_follow_the_data()
    {
        using var result = await Executor().Execute(new GraphQLRequest { Query = "{ a }" });
        result.Extensions = new Dictionary<string, object?> { ["ms"] = 1.5 };
        var output = new System.Buffers.ArrayBufferWriter<byte>();

        result.WriteTo(output);

        Assert.Equal("""{"data":{"a":1},"extensions":{"ms":1.5}}""", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Theory]
    [InlineData("{ __schema { queryType { name } } }")]
    [InlineData("{ __type(name: \"Query\") { name } }")]
    public async Task Without_introspection_the_schema_cannot_be_asked_for(string query)
    {
        var executor = Executor(new ExecutionOptions { AllowIntrospection = false });

        var answer = await executor.Answer(query);

        Assert.DoesNotContain("\"data\"", answer, StringComparison.Ordinal);
        Assert.Contains("GRAPHQL_VALIDATION_FAILED", answer, StringComparison.Ordinal);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await executor.Answer("{ __typename }"));
    }

    [Fact]
    public async Task Names_are_suggested_only_where_introspection_is_allowed()
    {
        Assert.Contains("Did you mean", await Executor().Answer("{ item { n } }"), StringComparison.Ordinal);
        Assert.DoesNotContain("Did you mean", await Executor(new ExecutionOptions { AllowIntrospection = false }).Answer("{ item { n } }"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ items { items { items { items { items { n } } } } } }", null)]
    [InlineData("query ($n: Int) { items(first: $n) { items(first: $n) { n } } }", """{"n":1000}""")]
    [InlineData("query ($n: Int = 100000) { items(first: $n) { n } }", "{}")]
    public async Task What_costs_too_much_is_refused_before_it_begins(string query, string? variables)
    {
        var executor = Executor();
        for (var i = 0; i < 2; i++)
        {
            using var result = await executor.Execute(new GraphQLRequest { Query = query, Variables = Answers.Variables(variables) });

            Assert.False(result.HasData);
            Assert.Equal(ErrorCodes.LimitExceeded, Assert.Single(result.Errors).Code);
        }
    }

    [Fact]
    public async Task Cost_is_that_of_each_requests_variables()
    {
        var executor = Executor();
        const string Query = "query ($n: Int) { items(first: $n) { items(first: $n) { n } } }";

        Assert.Equal("""{"data":{"items":null}}""", await executor.Answer(Query, """{"n":5}"""));
        Assert.Contains("LIMIT_EXCEEDED", await executor.Answer(Query, """{"n":1000}"""), StringComparison.Ordinal);
        Assert.Equal("""{"data":{"items":null}}""", await executor.Answer(Query, """{"n":5}"""));
    }

    [Fact]
    public async Task A_negative_page_does_not_pay_for_another()
    {
        using var result = await Executor().Execute(new GraphQLRequest { Query = "{ x: items(first: -1000000) { n } y: items(first: 20000) { n } }" });

        Assert.Equal(ErrorCodes.LimitExceeded, Assert.Single(result.Errors).Code);
    }

    [Theory]
    [InlineData("{ deep { deep { n } } }", "levels of fields")]
    [InlineData("{ w: a x: a y: a z: a }", "aliases")]
    [InlineData("{ w: a x: a deep { n } items { n } }", "root fields")]
    public async Task What_is_beyond_a_limit_is_refused(string query, string what)
    {
        var executor = Executor(new ExecutionOptions { Limits = new RequestLimits { MaxDepth = 2, MaxAliases = 3, MaxRootFields = what == "aliases" ? 9 : 3 } });

        using var result = await executor.Execute(new GraphQLRequest { Query = query });

        var error = Assert.Single(result.Errors);
        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_as_deep_as_the_parser_takes_is_executed_and_written()
    {
        const int Depth = 190;
        var executor = Executor(new ExecutionOptions { Limits = RequestLimits.None });
        var query = string.Concat(Enumerable.Repeat("{ deep ", Depth)) + "{ n }" + string.Concat(Enumerable.Repeat(" }", Depth));

        Assert.Equal(
            "{\"data\":" + string.Concat(Enumerable.Repeat("{\"deep\":", Depth)) + "{\"n\":1}" + new string('}', Depth + 1),
            await OnSmallStack(() => executor.Answer(query)));
        Assert.Contains(
            "LIMIT_EXCEEDED", await executor.Answer(string.Concat(Enumerable.Repeat("{ deep ", 5000))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_deep_through_its_fragments_is_bounded_too()
    {
        const int Fragments = 26;
        var fragments = string.Join(' ', Enumerable.Range(0, Fragments).Select(i =>
            $"fragment F{i} on Item {string.Concat(Enumerable.Repeat("{ deep ", 180))}{{ ...F{i + 1} {new string('}', 181)}"));

        var answer = await OnSmallStack(() => Executor().Answer($"{{ deep {{ ...F0 }} }} {fragments} fragment F{Fragments} on Item {{ n }}"));

        Assert.StartsWith("{\"errors\":[", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_are_kept_and_bounded()
    {
        var cache = new DocumentCache(generationSize: 10, largestText: 20);
        var document = new PreparedDocument(Schema(), Parser.Parse("{ a }"), RequestLimits.Default);
        for (var i = 0; i < 1000; i++)
        {
            cache.Add($"{{ a }} #{i}", document);
            Assert.Same(document, cache.Find($"{{ a }} #{i}"));
            if (i % 5 == 0)
                cache.Find("{ a } #0");
            Assert.InRange(cache.Count, 1, 20);
        }

        Assert.Same(document, cache.Find("{ a } #0"));
        Assert.Null(cache.Find("{ a } #500"));
        cache.Add(new string(' ', 30), document);
        Assert.Null(cache.Find(new string(' ', 30)));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(t => Task.Run(() =>
        {
            for (var i = 0; i < 5000; i++)
                cache.Add($"{t} {i}", document);
        })));
        Assert.InRange(cache.Count, 1, 40);
    }

    [Fact]
    public void Documents_are_bounded_by_the_length_of_their_texts_too()
    {
        var cache = new DocumentCache(generationSize: 1000, generationCharacters: 500);
        var document = new PreparedDocument(Schema(), Parser.Parse("{ a }"), RequestLimits.Default);

        for (var i = 0; i < 100; i++)
        {
            cache.Add($"{{ a }} #{i}{new string(' ', 100)}", document);
            cache.Find($"{{ a }} #0{new string(' ', 100)}");
            Assert.InRange(cache.Count, 1, 10);
        }

        Assert.Same(document, cache.Find($"{{ a }} #0{new string(' ', 100)}"));
    }

    [Fact]
    public async Task Extensions_of_any_kind_are_written()
    {
        using var result = await Executor().Execute(new GraphQLRequest { Query = "{ a }" });
        result.Extensions = new Dictionary<string, object?> { ["id"] = Guid.Empty, ["steps"] = new List<int> { 1, 2 } };

        Assert.Equal(
            """{"data":{"a":1},"extensions":{"id":"00000000-0000-0000-0000-000000000000","steps":[1,2]}}""",
            Encoding.UTF8.GetString(result.ToJson().Span));
    }

    /// <summary>As much as a thread of the pool has where it is least.</summary>
    private static async Task<string> OnSmallStack(Func<Task<string>> ask)
    {
        var answer = new TaskCompletionSource<Task<string>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => answer.SetResult(ask()), maxStackSize: 1536 * 1024) { IsBackground = true };
        thread.Start();
        return await await answer.Task.WaitAsync(Answers.Deadline);
    }

    private static GraphQLExecutor Executor(ExecutionOptions? options = null) => new(Schema(), options);

    private static ExecutableSchema Schema() => new SchemaBinder(Sdl)
        .Field("Query.a", static (in c) => c.Int(1))
        .Field("Query.items", static (in c) => c.Null())
        .Field("Query.deep", static (in c) => c.Object(new object()))
        .Field("Mutation.b", static (in c) => c.Int(2))
        .Field("Item.n", static (in c) => c.Int(1))
        .Field("Item.items", static (in c) => c.Null())
        .Field("Item.deep", static (in c) => c.Object(new object()))
        .Build();
}
