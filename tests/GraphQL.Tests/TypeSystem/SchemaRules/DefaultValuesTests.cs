using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;
using Graph.GraphQL.TypeSystem.SchemaRules;

namespace Graph.GraphQL.Tests.TypeSystem.SchemaRules;

public sealed class DefaultValuesTests
{
    private static readonly Schema Schema = SchemaBuilder.Build(Parser.Parse(
        """
        type Query { a(in: In, one: One): Any }
        input In { id: ID! size: Size! = M inner: [In!] }
        input One @oneOf { a: Int b: String }
        enum Size { S M }
        scalar Any
        """));

    [Theory]
    [InlineData("""{id: 1, inner: [{id: "2", size: S}, {id: 3}]}""", "In!")]
    [InlineData("{id: 1, inner: {id: 2}}", "In")]
    [InlineData("""{b: "x"}""", "One")]
    [InlineData("{a: [1, {b: c}]}", "Any")]
    [InlineData("1", "[[Int!]!]")]
    [InlineData("null", "[Int!]")]
    public void What_the_type_takes_has_no_faults(string literal, string type) => Assert.Empty(Faults(literal, type));

    [Fact]
    public void Every_fault_is_found() =>
        Assert.Equal(
            ["1:6", "1:17", "1:28", "1:32", "1:33", "1:41", "1:47"],
            Faults("{id: 1.5, size: L, inner: [{}, {no: 1}, null, 1]}", "In"));

    [Theory]
    [InlineData("{}", "One", "1:1")]
    [InlineData("{a: null}", "One", "1:1")]
    [InlineData("{a: 1, b: \"x\"}", "One", "1:1")]
    [InlineData("null", "Int!", "1:1")]
    public void One_fault_is_one_error(string literal, string type, string place) =>
        Assert.Equal([place], Faults(literal, type));

    private static string[] Faults(string literal, string type)
    {
        var places = new List<string>();
        DefaultValues.Validate(
            Parser.ParseValue(literal),
            Schema.Type(Parser.ParseType(type))!,
            (node, _) => places.Add(node.Span.Location.ToString()));
        return [.. places];
    }
}
