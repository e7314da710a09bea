using System.Globalization;
using Graph.GraphQL.Binding;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Tests.Execution;

/// <summary>Sections 6.1.2 (Coercing Variable Values) and 6.4.1 (Coercing Field Arguments): a field that tells its argument.</summary>
public sealed class InputTests
{
    private const string Types =
        """
        scalar JSON
        enum Color { RED GREEN }
        input Point { x: Int! y: Int = 7 label: String }
        input Filter { point: Point points: [Point!] color: Color = RED tags: [String!] any: JSON }
        input One @oneOf { id: ID name: String point: Point }
        input Chain { next: Chain name: String! = "link" }
        """;

    [Theory]
    [InlineData("v: Int", "", "absent")]
    [InlineData("v: Int", "(v: 1)", "1")]
    [InlineData("v: Int", "(v: null)", "null")]
    [InlineData("v: Int = 5", "", "5")]
    [InlineData("v: Int = 5", "(v: null)", "null")]
    [InlineData("v: Int! = 5", "", "5")]
    [InlineData("v: Int! = 5", "(v: 6)", "6")]
    [InlineData("v: Float", "(v: 1)", "1d")]
    [InlineData("v: Float", "(v: -1.5e3)", "-1500d")]
    [InlineData("v: ID", "(v: 12)", "'12'")]
    [InlineData("v: ID", "(v: \"12\")", "'12'")]
    [InlineData("v: Boolean", "(v: true)", "True")]
    [InlineData("v: String", "(v: \"\"\"a\n  b\"\"\")", "'a\nb'")]
    [InlineData("v: Color", "(v: GREEN)", "'GREEN'")]
    [InlineData("v: Color = RED", "", "'RED'")]
    [InlineData("v: [Int]", "(v: 1)", "[1]")]
    [InlineData("v: [Int]", "(v: [])", "[]")]
    [InlineData("v: [Int]", "(v: [1, null])", "[1, null]")]
    [InlineData("v: [Int]", "(v: null)", "null")]
    [InlineData("v: [Int!]! = 3", "", "[3]")]
    [InlineData("v: [[Int]]", "(v: 1)", "[[1]]")]
    [InlineData("v: [[Int]]", "(v: [1, [2, 3], null])", "[[1], [2, 3], null]")]
    [InlineData("v: Point", "(v: {x: 1})", "{x: 1, y: 7}")]
    [InlineData("v: Point", "(v: {label: null, y: null, x: 1})", "{x: 1, y: null, label: null}")]
    [InlineData("v: Point = {x: 3}", "", "{x: 3, y: 7}")]
    [InlineData("v: Filter", "(v: {})", "{color: 'RED'}")]
    [InlineData("v: Filter", "(v: {point: {x: 1}, points: {x: 2}, tags: \"a\", color: null})", "{point: {x: 1, y: 7}, points: [{x: 2, y: 7}], color: null, tags: ['a']}")]
    [InlineData("v: One", "(v: {id: 1})", "{id: '1'}")]
    [InlineData("v: Chain", "(v: {next: {next: {name: \"end\"}}})", "{next: {next: {name: 'end'}, name: 'link'}, name: 'link'}")]
    [InlineData("v: JSON", "(v: {a: [1, 2.50, RED, null, true, \"s\", {}]})", "{a: [1L, 2.50n, 'RED', null, True, 's', {}]}")]
    [InlineData("v: JSON", "(v: 12345678901234567890)", "12345678901234567890n")]
    [InlineData("v: Int, w: Int", "(w: 2)", "absent; 2")]
    public async Task A_literal_is_coerced(string argument, string call, string expected) =>
        Assert.Equal($"{{\"data\":{{\"f\":\"{expected.Replace("\n", "\\n", StringComparison.Ordinal)}\"}}}}", await Echo(argument, $"{{ f{call} }}"));

    [Theory]
    [InlineData("v: Int", "$a: Int", "(v: $a)", "{}", "absent")]
    [InlineData("v: Int", "$a: Int", "(v: $a)", """{"a":null}""", "null")]
    [InlineData("v: Int", "$a: Int", "(v: $a)", """{"a":1}""", "1")]
    [InlineData("v: Int", "$a: Int", "(v: $a)", """{"a":1.0}""", "1")]
    [InlineData("v: Int", "$a: Int = 3", "(v: $a)", "{}", "3")]
    [InlineData("v: Int", "$a: Int = 3", "(v: $a)", """{"a":null}""", "null")]
    [InlineData("v: Int = 5", "$a: Int", "(v: $a)", "{}", "5")]
    [InlineData("v: Int = 5", "$a: Int", "(v: $a)", """{"a":null}""", "null")]
    [InlineData("v: Int = 5", "$a: Int = 3", "(v: $a)", "{}", "3")]
    [InlineData("v: Int! = 5", "$a: Int", "(v: $a)", "{}", "5")]
    [InlineData("v: Int!", "$a: Int = 3", "(v: $a)", "{}", "3")]
    [InlineData("v: Float", "$a: Float", "(v: $a)", """{"a":2}""", "2d")]
    [InlineData("v: ID", "$a: ID", "(v: $a)", """{"a":12345678901234567890}""", "'12345678901234567890'")]
    [InlineData("v: Color", "$a: Color", "(v: $a)", """{"a":"GREEN"}""", "'GREEN'")]
    [InlineData("v: [Int]", "$a: [Int]", "(v: $a)", """{"a":1}""", "[1]")]
    [InlineData("v: [Int]", "$a: [Int]", "(v: $a)", """{"a":[1,null]}""", "[1, null]")]
    [InlineData("v: [[Int]]", "$a: [[Int]]", "(v: $a)", """{"a":[1,[2]]}""", "[[1], [2]]")]
    [InlineData("v: [Int]", "$a: Int", "(v: [1, $a])", "{}", "[1, null]")]
    [InlineData("v: [Int]", "$a: Int", "(v: [1, $a])", """{"a":2}""", "[1, 2]")]
    [InlineData("v: Point", "$a: Int!, $b: Int, $c: String", "(v: {x: $a, y: $b, label: $c})", """{"a":1}""", "{x: 1, y: 7}")]
    [InlineData("v: Point", "$a: Int!, $b: Int, $c: String", "(v: {x: $a, y: $b, label: $c})", """{"a":1,"b":null,"c":null}""", "{x: 1, y: null, label: null}")]
    [InlineData("v: Point", "$p: Point", "(v: $p)", """{"p":{"x":1}}""", "{x: 1, y: 7}")]
    [InlineData("v: Point", "$p: Point = {x: 9, y: 1}", "(v: $p)", "{}", "{x: 9, y: 1}")]
    [InlineData("v: Filter", "$p: Point!", "(v: {points: [$p, {x: 2}], point: $p})", """{"p":{"x":1}}""", "{point: {x: 1, y: 7}, points: [{x: 1, y: 7}, {x: 2, y: 7}], color: 'RED'}")]
    [InlineData("v: One", "$a: ID!", "(v: {id: $a})", """{"a":"x"}""", "{id: 'x'}")]
    [InlineData("v: One", "$a: One", "(v: $a)", """{"a":{"name":"n"}}""", "{name: 'n'}")]
    [InlineData("v: One", "$a: Int!", "(v: {point: {x: $a}})", """{"a":1}""", "{point: {x: 1, y: 7}}")]
    [InlineData("v: JSON", "$a: JSON", "(v: $a)", """{"a":{"b":[1,2.5,null,"s"]}}""", "{b: [1L, 2.5n, null, 's']}")]
    [InlineData("v: JSON", "$a: Int, $b: Point, $c: Color, $d: Int", "(v: {a: $a, b: [$b, $c], d: [$d]})", """{"b":{"x":1},"c":"RED","d":4}""", "{b: [{x: 1L}, 'RED'], d: [4L]}")]
    [InlineData("v: JSON", "$a: Color = GREEN", "(v: {a: $a})", "{}", "{a: 'GREEN'}")]
    public async Task Variables_are_coerced(string argument, string definitions, string call, string variables, string expected) =>
        Assert.Equal($"{{\"data\":{{\"f\":\"{expected}\"}}}}", await Echo(argument, $"query ({definitions}) {{ f{call} }}", variables));

    [Theory]
    [InlineData("v: Int! = 5", "$a: Int", "(v: $a)", """{"a":null}""", """Argument \"v\" has an invalid value. Expected a value of type \"Int!\".""", 24)]
    [InlineData("v: [Int!]", "$a: Int = 1", "(v: [$a])", """{"a":null}""", """Argument \"v\" has an invalid value. Expected a value of type \"Int!\".""", 28)]
    public async Task A_null_that_only_a_variable_brings_is_an_error_of_its_field(
        string argument, string definitions, string call, string variables, string message, int column) => Assert.Equal(
        $$$"""{"errors":[{"message":"{{{message}}}","locations":[{"line":1,"column":{{{column}}}}],"path":["f"],"extensions":{"code":"BAD_USER_INPUT"}}],"data":{"f":null}}""",
        await Echo(argument, $"query ({definitions}) {{ f{call} }}", variables));

    [Theory]
    [InlineData("$a: Int!", "{}", """Variable \"$a\" of required type \"Int!\" was not provided.""")]
    [InlineData("$a: Int!", """{"a":null}""", """Variable \"$a\" of non-null type \"Int!\" must not be null.""")]
    [InlineData("$a: Int", """{"a":"1"}""", """Variable \"$a\" got an invalid value; Int takes a whole number; a string was given.""")]
    [InlineData("$a: Int", """{"a":1.5}""", """Variable \"$a\" got an invalid value; Int takes a whole number; a number was given.""")]
    [InlineData("$a: Int", """{"a":2147483648}""", """Variable \"$a\" got an invalid value; Int takes whole numbers from -2147483648 to 2147483647; 2147483648 is outside.""")]
    [InlineData("$a: Color", """{"a":"BLUE"}""", """Variable \"$a\" got an invalid value; Enum \"Color\" takes one of its names.""")]
    [InlineData("$a: Color", """{"a":1}""", """Variable \"$a\" got an invalid value; Enum \"Color\" takes one of its names.""")]
    [InlineData("$a: [Int!]", """{"a":[1,null]}""", """Variable \"$a\" got an invalid value at \"a[1]\"; Expected non-nullable type \"Int!\" not to be null.""")]
    [InlineData("$a: Point", """{"a":1}""", """Variable \"$a\" got an invalid value; Expected type \"Point\" to be an object.""")]
    [InlineData("$a: Point", """{"a":{}}""", """Variable \"$a\" got an invalid value; Field \"Point.x\" of required type \"Int!\" was not provided.""")]
    [InlineData("$a: Point", """{"a":{"x":null}}""", """Variable \"$a\" got an invalid value at \"a.x\"; Expected non-nullable type \"Int!\" not to be null.""")]
    [InlineData("$a: Point", """{"a":{"x":1,"z":2}}""", """Variable \"$a\" got an invalid value; Field \"z\" is not defined by type \"Point\".""")]
    [InlineData("$a: Filter", """{"a":{"points":[{"x":1},{"x":"b"}]}}""", """Variable \"$a\" got an invalid value at \"a.points[1].x\"; Int takes a whole number; a string was given.""")]
    [InlineData("$a: One", """{"a":{}}""", """Variable \"$a\" got an invalid value; Exactly one key must be specified for OneOf type \"One\".""")]
    [InlineData("$a: One", """{"a":{"id":"1","name":"n"}}""", """Variable \"$a\" got an invalid value; Exactly one key must be specified for OneOf type \"One\".""")]
    [InlineData("$a: One", """{"a":{"id":null}}""", """Variable \"$a\" got an invalid value at \"a.id\"; Field \"id\" must be non-null.""")]
    public async Task A_variable_that_its_type_does_not_take_is_a_request_error(string definition, string variables, string message)
    {
        var type = definition[4..];
        Assert.Equal(
            $$$"""{"errors":[{"message":"{{{message}}}","locations":[{"line":1,"column":8}],"extensions":{"code":"BAD_USER_INPUT"}}]}""",
            await Echo($"v: {type}", $"query ({definition}) {{ f(v: $a) }}", variables));
    }

    [Fact]
    public async Task Every_variable_with_an_error_is_told() => Assert.Equal(
        """{"errors":[{"message":"Variable \"$a\" of required type \"Int!\" was not provided.","locations":[{"line":1,"column":8}],"extensions":{"code":"BAD_USER_INPUT"}},{"message":"Variable \"$b\" got an invalid value; Int takes a whole number; a boolean was given.","locations":[{"line":1,"column":18}],"extensions":{"code":"BAD_USER_INPUT"}}]}""",
        await Echo("v: Int, w: Int", "query ($a: Int!, $b: Int) { f(v: $a, w: $b) }", """{"b":true}"""));

    [Fact]
    public async Task Errors_in_variables_are_bounded()
    {
        var answer = await Echo("v: [Int]", "query ($a: [Int]) { f(v: $a) }", $$"""{"a":[{{string.Join(',', Enumerable.Repeat("true", 1000))}}]}""");

        Assert.InRange(answer.Split("\"message\"").Length - 1, 50, 51);
    }

    [Fact]
    public async Task A_variable_that_the_operation_does_not_declare_is_ignored() => Assert.Equal(
        """{"data":{"f":"1"}}""", await Echo("v: Int", "query ($a: Int) { f(v: $a) }", """{"a":1,"b":{"c":[]}}"""));

    [Fact]
    public async Task Arguments_with_variables_are_those_of_each_request()
    {
        var executor = new Graph.GraphQL.Execution.GraphQLExecutor(Binder("v: Int, w: Int").Build());
        const string Query = "query ($a: Int, $b: Int) { f(v: $a, w: $b) g: f(v: $b) h: f(v: 3) }";

        Assert.Equal("""{"data":{"f":"1; 2","g":"2; absent","h":"3; absent"}}""", await executor.Answer(Query, """{"a":1,"b":2}"""));
        Assert.Equal("""{"data":{"f":"absent; null","g":"null; absent","h":"3; absent"}}""", await executor.Answer(Query, """{"b":null}"""));
        Assert.Equal("""{"data":{"f":"4; absent","g":"absent; absent","h":"3; absent"}}""", await executor.Answer(Query, """{"a":4}"""));
    }

    [Fact]
    public async Task An_item_that_is_a_deeper_list_than_the_type_is_refused_by_validation()
    {
        var answer = await Echo("v: [Int]", "{ f(v: [[1]]) }");

        Assert.StartsWith("{\"errors\":[{\"message\":", answer, StringComparison.Ordinal);
        Assert.EndsWith("\"code\":\"GRAPHQL_VALIDATION_FAILED\"}}]}", answer, StringComparison.Ordinal);
    }

    private static Task<string> Echo(string arguments, string query, string? variables = null) => Binder(arguments).Answer(query, variables);

    private static SchemaBinder Binder(string arguments) =>
        new SchemaBinder($"type Query {{ f({arguments}): String }}\n{Types}")
            .Scalar("JSON", JsonScalar.Instance)
            .Field("Query.f", static (in c) => c.String(string.Join("; ", c.ArgumentValues.Select(Describe))));

    private static string Describe(object? value) => value switch
    {
        null => "null",
        InputValues.AbsentValue => "absent",
        string text => $"'{text}'",
        long number => $"{number}L",
        double number => number.ToString(CultureInfo.InvariantCulture) + "d",
        JsonNumber number => $"{number.Text}n",
        IReadOnlyDictionary<string, object?> members => $"{{{string.Join(", ", members.Select(m => $"{m.Key}: {Describe(m.Value)}"))}}}",
        IReadOnlyList<object?> items => $"[{string.Join(", ", items.Select(Describe))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
