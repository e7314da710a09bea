using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.SchemaRules;

public sealed class DefaultValueCyclesTests
{
    [Fact]
    public void A_default_does_not_fill_in_itself() =>
        Assert.Equal(["1:18"], OfSchema("input A { a: A = {} }"));

    [Fact]
    public void Nor_by_way_of_other_defaults() =>
        Assert.Equal(
            ["1:18 2:18"],
            OfSchema(
                """
                input A { b: B = {} }
                input B { a: A = {} }
                """));

    [Fact]
    public void A_list_in_a_default_is_looked_into() =>
        Assert.Equal(["1:20"], OfSchema("input A { a: [A] = [{}] }"));

    [Fact]
    public void A_default_that_gives_the_field_ends_the_cycle() =>
        Assert.Empty(OfSchema(
            """
            input A { a: A = {a: null} b: B = {a: {a: null, b: {a: null}}} }
            input B { a: A = {a: null, b: null} }
            """));
}
