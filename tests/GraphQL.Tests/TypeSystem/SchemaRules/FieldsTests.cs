using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.SchemaRules;

public sealed class FieldsTests
{
    [Fact]
    public void A_type_has_fields() =>
        Assert.Equal(["1:1", "2:1 3:1"], OfSchema("type A\ninterface B\nextend interface B @any"));

    [Fact]
    public void Names_are_not_reserved() =>
        Assert.Equal(["1:1", "2:3", "3:5"], OfSchema("type __A {\n  __b: Int\n  c(__d: Int): Int\n}"));

    [Fact]
    public void A_description_belongs_to_what_is_reported() =>
        Assert.Equal(["2:3"], OfSchema("type A {\n  \"Mine.\"\n  __b: Int\n}"));

    [Fact]
    public void A_field_gives_output() =>
        Assert.Equal(["2:6"], OfSchema("type A {\n  b: [In!]\n}\ninput In { a: Int }"));

    [Fact]
    public void An_argument_takes_input() =>
        Assert.Equal(["2:8"], OfSchema("type A {\n  b(c: A, d: Int): Int\n}"));

    [Fact]
    public void A_required_argument_is_not_deprecated() =>
        Assert.Equal(["2:13 2:8"], OfSchema("type A {\n  b(c: Int! @deprecated, d: Int @deprecated): Int\n}"));

    [Fact]
    public void Every_fault_of_a_default_has_its_place() =>
        Assert.Equal(
            ["2:18", "2:14", "2:29"],
            OfSchema(
                """
                type A {
                  b(c: In! = {a: "1", d: 1, e: 2} x: Int = 1): Int
                }
                input In { a: Int, d: Int, f: Int! }
                """));
}
