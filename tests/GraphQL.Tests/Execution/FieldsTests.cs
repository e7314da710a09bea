using Graph.GraphQL.Execution;
using Graph.GraphQL.Validation.Limits;

namespace Graph.GraphQL.Tests.Execution;

/// <summary>Section 6.3 (Executing Selection Sets): which fields are executed, in which order, on which type.</summary>
public sealed class FieldsTests
{
    private const string Sdl =
        """
        type Query { a: String b: String c: String node: Node nodes: [Node!] pet: Pet pets: [Pet] named: Named n: Int }
        type Node { a: String b: String node: Node }
        interface Named { name: String }
        interface Pet implements Named { name: String owner: Node }
        type Dog implements Pet & Named { name: String owner: Node barks: Boolean }
        type Cat implements Pet & Named { name: String owner: Node lives: Int }
        union Animal = Dog | Cat
        """;

    private static readonly Tree Root = new()
    {
        ["a"] = "A",
        ["b"] = "B",
        ["c"] = "C",
        ["node"] = new Tree { ["a"] = "na", ["b"] = "nb", ["node"] = new Tree { ["a"] = "nna", ["b"] = "nnb" } },
        ["pet"] = Dog("Rex"),
        ["pets"] = new object?[] { Dog("Rex"), Cat("Tom"), null },
        ["named"] = Cat("Tom"),
    };

    [Theory]
    [InlineData("{ c a b }", """{"c":"C","a":"A","b":"B"}""")]
    [InlineData("{ x: a y: a a }", """{"x":"A","y":"A","a":"A"}""")]
    [InlineData("{ a b a c b }", """{"a":"A","b":"B","c":"C"}""")]
    [InlineData("{ __typename node { __typename t: __typename } }", """{"__typename":"Query","node":{"__typename":"Node","t":"Node"}}""")]
    [InlineData("{ node { a } b node { b } }", """{"node":{"a":"na","b":"nb"},"b":"B"}""")]
    [InlineData("{ node { node { a } } node { a node { b a } } }", """{"node":{"node":{"a":"nna","b":"nnb"},"a":"na"}}""")]
    [InlineData("{ ...F b ...F } fragment F on Query { c ...G } fragment G on Query { a }", """{"c":"C","a":"A","b":"B"}""")]
    [InlineData("{ ... { a } ... on Query { b } }", """{"a":"A","b":"B"}""")]
    [InlineData("{ ...F node { node { b } } } fragment F on Query { node { a ...N } } fragment N on Node { node { a } }", """{"node":{"a":"na","node":{"a":"nna","b":"nnb"}}}""")]
    [InlineData("{ pet { name ... on Dog { barks } ... on Cat { lives } } }", """{"pet":{"name":"Rex","barks":true}}""")]
    [InlineData("{ pets { ... on Dog { n: name barks } ... on Cat { lives n: name } } }", """{"pets":[{"n":"Rex","barks":true},{"lives":9,"n":"Tom"},null]}""")]
    [InlineData("{ pets { __typename ... on Named { name } } }", """{"pets":[{"__typename":"Dog","name":"Rex"},{"__typename":"Cat","name":"Tom"},null]}""")]
    [InlineData("{ named { ... on Pet { __typename } ... on Animal { ... on Cat { lives } ... on Dog { barks } } } }", """{"named":{"__typename":"Cat","lives":9}}""")]
    [InlineData("{ pet { ... on Cat { lives } } }", """{"pet":{}}""")]
    [InlineData("{ nodes { a } n }", """{"nodes":null,"n":null}""")]
    public async Task Fields_are_collected_and_merged(string query, string data) =>
        Assert.Equal($"{{\"data\":{data}}}", await Tree.Executor(Sdl).Answer(query, rootValue: Root));

    [Theory]
    [InlineData("{ a @skip(if: true) b @skip(if: false) c }", """{"b":"B","c":"C"}""")]
    [InlineData("{ a @include(if: true) b @include(if: false) c }", """{"a":"A","c":"C"}""")]
    [InlineData("{ a @include(if: true) @skip(if: true) b @skip(if: false) @include(if: true) c @include(if: false) @skip(if: false) }", """{"b":"B"}""")]
    [InlineData("{ a a @skip(if: true) b @skip(if: true) b @include(if: false) }", """{"a":"A"}""")]
    [InlineData("{ ... @skip(if: true) { a } ... @include(if: true) { b } ...F @skip(if: true) ...F @include(if: true) } fragment F on Query { c }", """{"b":"B","c":"C"}""")]
    [InlineData("{ ...F } fragment F on Query { a @skip(if: true) ... @include(if: true) { c } }", """{"c":"C"}""")]
    [InlineData("{ node @skip(if: true) { a } node { b } }", """{"node":{"b":"nb"}}""")]
    [InlineData("{ node { a @skip(if: true) } }", """{"node":{}}""")]
    [InlineData("{ a @skip(if: true) }", "{}")]
    [InlineData("{ pets { ... on Dog @include(if: false) { barks } name } }", """{"pets":[{"name":"Rex"},{"name":"Tom"},null]}""")]
    public async Task Conditions_leave_selections_out(string query, string data) =>
        Assert.Equal($"{{\"data\":{data}}}", await Tree.Executor(Sdl).Answer(query, rootValue: Root));

    [Theory]
    [InlineData("query ($x: Boolean = true) { a @include(if: $x) b }", 45)]
    [InlineData("query ($x: Boolean = true) { b ...F } fragment F on Query { node { a @skip(if: $x) } }", 80)]
    public async Task A_condition_that_is_given_null_is_refused(string query, int column)
    {
        var answer = await Tree.Executor(Sdl).Answer(query, """{"x":null}""", rootValue: Root);

        Assert.Contains($"\"line\":1,\"column\":{column}", answer, StringComparison.Ordinal);
        Assert.Contains("\"BAD_USER_INPUT\"", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\"data\"", answer, StringComparison.Ordinal);
        Assert.StartsWith("{\"data\":{", await Tree.Executor(Sdl).Answer(query, rootValue: Root), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fragment_that_was_left_out_once_is_taken_the_second_time() => Assert.Equal(
        """{"data":{"a":"A"}}""",
        await Tree.Executor(Sdl).Answer("{ ...F @include(if: false) ...F } fragment F on Query { a }", rootValue: Root));

    [Fact]
    public async Task Every_outcome_of_the_conditions_has_a_plan_of_its_own()
    {
        var executor = Tree.Executor(Sdl);
        const string Query =
            """
            query ($x: Boolean!, $y: Boolean = true, $z: Boolean!) {
              a @include(if: $x)
              ...F @skip(if: $y)
              node { a @include(if: $z) b @skip(if: $z) }
            }
            fragment F on Query { b @include(if: $x) c @skip(if: $z) }
            """;

        for (var round = 0; round < 2; round++)
            for (var outcome = 0; outcome < 8; outcome++)
            {
                var (x, y, z) = ((outcome & 1) != 0, (outcome & 2) != 0, (outcome & 4) != 0);
                var members = new List<string>();
                if (x)
                    members.Add("\"a\":\"A\"");
                if (!y && x)
                    members.Add("\"b\":\"B\"");
                if (!y && !z)
                    members.Add("\"c\":\"C\"");
                members.Add(z ? "\"node\":{\"a\":\"na\"}" : "\"node\":{\"b\":\"nb\"}");

                var variables = $$"""{"x":{{Json(x)}},"y":{{Json(y)}},"z":{{Json(z)}}}""";

                Assert.Equal($"{{\"data\":{{{string.Join(',', members)}}}}}", await executor.Answer(Query, variables, rootValue: Root));
            }

        Assert.Equal("""{"data":{"node":{"b":"nb"}}}""", await executor.Answer(Query, """{"x":false,"z":false}""", rootValue: Root));

        static string Json(bool value) => value ? "true" : "false";
    }

    [Fact]
    public async Task More_condition_variables_than_64_are_refused()
    {
        var names = Enumerable.Range(0, 65).Select(i => $"$v{i}").ToArray();
        var query = $"query ({string.Join(' ', names.Select(n => $"{n}: Boolean!"))}) {{ {string.Join(' ', names.Select((n, i) => $"... @skip(if: {n}) {{ a }}"))} }}";

        Assert.Equal(
            """{"errors":[{"message":"The operation has 65 variables in @skip and @include; at most 64 are allowed.","extensions":{"code":"LIMIT_EXCEEDED"}}]}""",
            await Tree.Executor(Sdl, new ExecutionOptions { Limits = RequestLimits.None }).Answer(query, $"{{{string.Join(',', names.Select(n => $"\"{n[1..]}\":true"))}}}", rootValue: Root));
    }

    [Theory]
    [InlineData("Unknown")]
    [InlineData("Node")]
    [InlineData("Pet")]
    [InlineData(null)]
    public async Task A_value_of_no_type_of_its_interface_is_an_unexpected_error(string? typeName)
    {
        var reports = new List<string>();
        var executor = Tree.Executor(Sdl, new ExecutionOptions { UnexpectedError = (exception, field) => reports.Add($"{field}: {exception.Message}") });

        Assert.Equal(
            """{"errors":[{"message":"Unexpected error; the server's log has the details.","locations":[{"line":1,"column":3}],"path":["pet"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":{"pet":null}}""",
            await executor.Answer("{ pet { name } }", rootValue: new Tree { ["pet"] = new Tree { ["__typename"] = typeName } }));
        Assert.StartsWith("Query.pet: Query.pet: ", Assert.Single(reports), StringComparison.Ordinal);
    }

    private static Tree Dog(string name) => new() { ["__typename"] = "Dog", ["name"] = name, ["barks"] = true };

    private static Tree Cat(string name) => new() { ["__typename"] = "Cat", ["name"] = name, ["lives"] = 9L };
}
