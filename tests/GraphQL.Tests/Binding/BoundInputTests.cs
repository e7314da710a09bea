using Graph.GraphQL.Binding;
using Graph.GraphQL.Errors;
using Graph.GraphQL.Execution;
using Graph.GraphQL.Language;
using Graph.GraphQL.Response;
using Graph.GraphQL.Tests.Execution;

namespace Graph.GraphQL.Tests.Binding;

/// <summary>Input as the C# types that generated code makes of it.</summary>
public sealed class BoundInputTests
{
    private const string Sdl =
        """
        type Query { order(filter: Filter, colors: [Color!], first: Int = 10, after: String, ids: [ID!]! = []): String }
        enum Color { RED DARK_BLUE }
        input Filter { text: String min: Int color: Color = RED colors: [Color] inner: Filter }
        """;

    public enum Color
    {
        Red,
        DarkBlue,
    }

    [Theory]
    [InlineData("", "no filter, no colors, 10, after absent, ids ")]
    [InlineData("(after: null)", "no filter, no colors, 10, after null, ids ")]
    [InlineData("(after: \"x\", first: null, colors: DARK_BLUE, ids: [1, \"b\"])", "no filter, DarkBlue, 0, after x, ids 1+b")]
    [InlineData("(filter: {})", "text absent min absent color Red colors none, no colors, 10, after absent, ids ")]
    [InlineData("(filter: {text: null, min: null, color: null, colors: [RED, null]})", "text null min null color null colors Red+null, no colors, 10, after absent, ids ")]
    [InlineData("(filter: {min: 3, inner: {text: \"t\", color: DARK_BLUE}}, colors: [RED, DARK_BLUE])", "text absent min 3 color Red colors none inner (text t min absent color DarkBlue colors none), Red+DarkBlue, 10, after absent, ids ")]
    public async Task A_resolver_gets_records_enums_and_optionals(string arguments, string expected) => Assert.Equal(
        $"{{\"data\":{{\"order\":\"{expected}\"}}}}", await Binder().Answer($"{{ order{arguments} }}"));

    [Fact]
    public async Task Variables_become_the_same_types() => Assert.Equal(
        """{"data":{"order":"text absent min 3 color DarkBlue colors Red+null, DarkBlue, 10, after absent, ids "}}""",
        await Binder().Answer(
            "query ($filter: Filter, $colors: [Color!]) { order(filter: $filter, colors: $colors) }",
            """{"filter":{"min":3,"color":"DARK_BLUE","colors":["RED",null]},"colors":"DARK_BLUE"}"""));

    [Fact]
    public async Task An_input_type_that_refuses_its_values_is_a_request_error()
    {
        var binder = Binder().Input("Filter", static (in v) => throw new GraphQLException("A filter takes text or min.", ErrorCodes.BadUserInput));

        Assert.Equal(
            """{"errors":[{"message":"Variable \"$f\" got an invalid value; A filter takes text or min.","locations":[{"line":1,"column":8}],"extensions":{"code":"BAD_USER_INPUT"}}]}""",
            await binder.Answer("query ($f: Filter) { order(filter: $f) }", """{"f":{}}"""));
        Assert.Equal(
            """{"errors":[{"message":"Argument \"filter\" has an invalid value. A filter takes text or min.","locations":[{"line":1,"column":17}],"path":["order"],"extensions":{"code":"BAD_USER_INPUT"}}],"data":{"order":null}}""",
            await binder.Answer("{ order(filter: {}) }"));
    }

    [Theory]
    [InlineData("query ($f: Filter) { order(filter: $f) }", """{"f":{}}""")]
    [InlineData("query ($f: Filter = {}) { order(filter: $f) }", null)]
    public async Task An_input_type_that_fails_is_a_masked_request_error(string query, string? variables)
    {
        var reports = new List<string>();
        var binder = Binder().Input("Filter", static (in v) => throw new InvalidOperationException("Secret."));
        var executor = new GraphQLExecutor(
            binder.Build(), new ExecutionOptions { UnexpectedError = (exception, place) => reports.Add($"{place}: {exception.Message}") });

        Assert.Equal(
            """{"errors":[{"message":"Unexpected error; the server's log has the details.","locations":[{"line":1,"column":8}],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}""",
            await executor.Answer(query, variables));
        Assert.Equal(["$f: Filter: Secret."], reports);
    }

    [Fact]
    public async Task A_default_that_the_input_type_refuses_is_a_request_error() => Assert.Equal(
        """{"errors":[{"message":"Variable \"$f\" got an invalid value; No.","locations":[{"line":1,"column":8}],"extensions":{"code":"BAD_USER_INPUT"}}]}""",
        await Binder().Input("Filter", static (in v) => throw Tree.Bad("No.")).Answer("query ($f: Filter = {}) { order(filter: $f) }"));

    [Theory]
    [InlineData("query ($v: Broken) { f(v: $v) }", """{"v":1}""", "\"locations\":[{\"line\":1,\"column\":8}],", "$v: Broken")]
    [InlineData("{ f(v: 1) }", null, "", "The document")]
    public async Task A_scalar_that_fails_is_a_masked_request_error(string query, string? variables, string locations, string place)
    {
        var reports = new List<string>();
        var executor = new GraphQLExecutor(
            new SchemaBinder("type Query { f(v: Broken): Int } scalar Broken").Scalar("Broken", new BrokenScalar()).Field("Query.f", static (in c) => c.Int(1)).Build(),
            new ExecutionOptions { UnexpectedError = (exception, place) => reports.Add($"{place}: {exception.Message}") });

        Assert.Equal(
            $$$"""{"errors":[{"message":"Unexpected error; the server's log has the details.",{{{locations}}}"extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}""",
            await executor.Answer(query, variables));
        Assert.Equal([$"{place}: Secret."], reports);
    }

    private sealed class BrokenScalar : Scalar<string>
    {
        public override object? CoerceLiteral(ValueNode literal) => throw new InvalidOperationException("Secret.");

        public override object? CoerceValue(object value) => throw new InvalidOperationException("Secret.");

        public override void Write(string value, Utf8JsonBuffer output) => output.WriteString(value);
    }

    private sealed record Filter(Optional<string?> Text, Optional<int?> Min, Color? Color, Optional<IReadOnlyList<Color?>?> Colors, Filter? Inner)
    {
        public override string ToString() =>
            $"text {Describe(Text)} min {Describe(Min)} color {Color?.ToString() ?? "null"} "
            + $"colors {(Colors.HasValue ? string.Join('+', Colors.Value!.Select(c => c?.ToString() ?? "null")) : "none")}"
            + (Inner is null ? "" : $" inner ({Inner})");
    }

    private static SchemaBinder Binder() => new SchemaBinder(Sdl)
        .Enum("Color", static name => name switch { "RED" => Color.Red, "DARK_BLUE" => Color.DarkBlue, _ => null })
        .Input("Filter", static (in v) => new Filter(
            v.Optional<string?>(0), v.Optional<int?>(1), v.Value<Color?>(2), v.OptionalList<Color?>(3), v.Value<Filter?>(4)))
        .Field("Query.order", static (in c) => c.String(string.Join(
            ", ",
            c.Argument<Filter?>(0)?.ToString() ?? "no filter",
            c.ListArgument<Color>(1) is { } colors ? string.Join('+', colors) : "no colors",
            c.Argument<int>(2),
            $"after {Describe(c.OptionalArgument<string?>(3))}",
            $"ids {string.Join('+', c.ListArgument<string>(4)!)}")));

    private static string Describe<T>(Optional<T> value) => value.HasValue ? value.Value?.ToString() ?? "null" : "absent";
}
