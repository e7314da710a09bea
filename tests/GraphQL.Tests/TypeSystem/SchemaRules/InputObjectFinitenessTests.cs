using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.SchemaRules;

public sealed class InputObjectFinitenessTests
{
    [Fact]
    public void An_object_does_not_need_itself() =>
        Assert.Equal(["1:11"], OfSchema("input A { a: A! }"));

    [Fact]
    public void A_cycle_is_reported_once_with_all_its_fields() =>
        Assert.Equal(
            ["1:11 2:11 3:11"],
            OfSchema(
                """
                input A { b: B! }
                input B { c: C! other: Int }
                input C { a: A! }
                """));

    [Fact]
    public void Null_or_a_list_ends_a_cycle() =>
        Assert.Empty(OfSchema(
            """
            input A { a: A b: B! }
            input B { a: [A!]! c: C! }
            input C { b: B }
            """));

    [Fact]
    public void A_oneOf_object_needs_one_field_that_ends()
    {
        Assert.Equal(["1:18", "1:24"], OfSchema("input A @oneOf { a: A, b: A }"));
        Assert.Empty(OfSchema("input A @oneOf { a: A, b: Int }"));
        Assert.Empty(OfSchema("input A @oneOf { b: B } input B { a: A }"));
        Assert.Equal(["1:18 2:11"], OfSchema("input A @oneOf { b: B }\ninput B { a: A! }"));
    }
}
