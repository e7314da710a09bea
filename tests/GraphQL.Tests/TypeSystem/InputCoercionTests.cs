using Graph.GraphQL.Errors;
using Graph.GraphQL.Language;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Tests.TypeSystem;

public sealed class InputCoercionTests
{
    private static readonly Schema Schema = SchemaBuilder.Build(Parser.Parse(
        """
        type Query { a(in: In, one: One): Int }
        input In { id: ID! size: Size = M tags: [String!] inner: In }
        input One @oneOf { a: Int b: String }
        enum Size { S M }
        """));

    [Fact]
    public void An_input_object_gets_its_defaults()
    {
        var value = Coerce("""{id: 4, tags: "one", inner: {id: "x", size: S, tags: null}}""", "In!");

        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["id"] = "4",
                ["size"] = "M",
                ["tags"] = new List<object?> { "one" },
                ["inner"] = new Dictionary<string, object?> { ["id"] = "x", ["size"] = "S", ["tags"] = null },
            },
            value);
    }

    [Fact]
    public void A_single_value_stands_for_a_list_of_it_at_every_level()
    {
        Assert.Equal(new List<object?> { new List<object?> { 1 } }, Coerce("1", "[[Int]]"));
        Assert.Equal(new List<object?> { new List<object?> { 1 }, null }, Coerce("[1, null]", "[[Int]]"));
        Assert.Null(Coerce("null", "[[Int]]"));
    }

    [Theory]
    [InlineData("null", "Int!", "1:1")]
    [InlineData("[1, null]", "[Int!]", "1:5")]
    [InlineData("[1, \"2\"]", "[Int]", "1:5")]
    [InlineData("L", "Size", "1:1")]
    [InlineData("\"S\"", "Size", "1:1")]
    [InlineData("{size: S}", "In", "1:1")]
    [InlineData("{id: 1, other: 2}", "In", "1:9")]
    [InlineData("[]", "In", "1:1")]
    [InlineData("{}", "One", "1:1")]
    [InlineData("{a: 1, b: \"2\"}", "One", "1:1")]
    [InlineData("{a: null}", "One", "1:1")]
    [InlineData("1", "Query", "1:1")]
    public void What_the_type_does_not_take_is_refused_at_its_place(string literal, string type, string place)
    {
        var error = Assert.Throws<GraphQLException>(() => Coerce(literal, type)).Error;

        Assert.Equal(ErrorCodes.BadUserInput, error.Code);
        Assert.Equal(place, Assert.Single(error.Locations).ToString());
    }

    [Fact]
    public void A_oneOf_object_takes_one_field() =>
        Assert.Equal(new Dictionary<string, object?> { ["b"] = "x" }, Coerce("{b: \"x\"}", "One"));

    private static object? Coerce(string literal, string type) =>
        InputCoercion.CoerceLiteral(Parser.ParseValue(literal), Schema.Type(Parser.ParseType(type))!);
}
