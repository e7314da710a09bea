using Graph.GraphQL.Tests.Execution;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Tests.Binding;

/// <summary>Sections 3.5.1 to 3.5.5, Result Coercion, of values without a C# type.</summary>
public sealed class ResultCoercionTests
{
    private const string Sdl =
        "type Query { int: Int float: Float string: String boolean: Boolean id: ID color: Color any: Any ints: [Int] } enum Color { RED } scalar Any";

    public static TheoryData<string, object, string> Good => new()
    {
        { "int", 1L, "1" }, { "int", "1", "1" }, { "int", true, "1" }, { "int", 3.0, "3" }, { "int", new JsonNumber("1e2"), "100" }, { "int", 5m, "5" },
        { "float", 1L, "1" }, { "float", "1.5", "1.5" }, { "float", 0.1, "0.1" }, { "float", false, "0" },
        { "string", "s", "\"s\"" }, { "string", 1L, "\"1\"" }, { "string", 1.5, "\"1.5\"" }, { "string", true, "\"true\"" },
        { "boolean", true, "true" }, { "boolean", 1L, "true" }, { "boolean", 0L, "false" },
        { "id", "x", "\"x\"" }, { "id", 12L, "\"12\"" },
        { "color", "RED", "\"RED\"" },
        { "any", new Dictionary<string, object?> { ["a"] = new object?[] { 1L, null } }, """{"a":[1,null]}""" },
        { "ints", new object?[] { 1L, null, "2" }, "[1,null,2]" },
    };

    public static TheoryData<string, object> Bad => new()
    {
        { "int", "a" }, { "int", "" }, { "int", 1.5 }, { "int", 2147483648L }, { "int", double.NaN }, { "int", new List<object?> { 1L } },
        { "float", "a" }, { "float", "" }, { "float", double.PositiveInfinity }, { "float", "NaN" }, { "float", new JsonNumber("1e999") },
        { "string", new List<object?> { "a" } }, { "string", new Dictionary<string, object?>() },
        { "boolean", "true" }, { "boolean", new List<object?> { true } },
        { "id", true }, { "id", 1.5 },
        { "color", "BLUE" }, { "color", 1L },
        { "ints", 1L }, { "ints", "ab" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public async Task A_value_that_fits_is_coerced(string field, object value, string expected) => Assert.Equal(
        $"{{\"data\":{{\"{field}\":{expected}}}}}", await Tree.Executor(Sdl).Answer($"{{ {field} }}", rootValue: new Tree { [field] = value }));

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_value_that_does_not_fit_is_an_error_of_its_field(string field, object value)
    {
        var answer = await Tree.Executor(Sdl).Answer($"{{ {field} }}", rootValue: new Tree { [field] = value });

        Assert.StartsWith("{\"errors\":[{\"message\":", answer, StringComparison.Ordinal);
        Assert.EndsWith(
            $$$"""
            "locations":[{"line":1,"column":3}],"path":["{{{field}}}"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":{"{{{field}}}":null}}
            """,
            answer,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Unexpected", answer, StringComparison.Ordinal);
    }
}
