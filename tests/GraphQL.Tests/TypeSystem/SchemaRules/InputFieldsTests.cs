using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.SchemaRules;

public sealed class InputFieldsTests
{
    [Fact]
    public void An_input_object_has_fields() =>
        Assert.Equal(["1:1"], OfSchema("input I @any"));

    [Fact]
    public void A_field_takes_input() =>
        Assert.Equal(["1:14", "1:27"], OfSchema("input I { a: Query b: Int __c: [Int] }"));

    [Fact]
    public void A_required_field_is_not_deprecated() =>
        Assert.Equal(["1:19 1:14"], OfSchema("input I { a: Int! @deprecated b: Int! = 1 @deprecated }"));

    [Fact]
    public void A_default_is_a_value_of_the_field() =>
        Assert.Equal(["1:20"], OfSchema("input I { a: Int = 1.5, b: Float = 1 }"));

    [Fact]
    public void The_fields_of_a_oneOf_object_may_be_null_and_have_no_default() =>
        Assert.Equal(
            ["1:21", "1:26", "2:21"],
            OfSchema(
                """
                input I @oneOf { a: Int! b: Int = 1 c: Int }
                extend input I { d: [Int]! }
                """));

    [Fact]
    public void No_extension_makes_an_object_oneOf() =>
        Assert.Equal(["2:16"], OfSchema("input I { a: Int }\nextend input I @oneOf"));
}
