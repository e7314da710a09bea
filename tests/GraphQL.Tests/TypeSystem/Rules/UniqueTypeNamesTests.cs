using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.Rules;

public sealed class UniqueTypeNamesTests
{
    private const string Rule = "UniqueTypeNamesRule";

    [Fact]
    public void A_type_is_defined_once_whatever_its_kind() =>
        Assert.Equal(
            ["1:6 2:8", "1:6 3:6"],
            OfDocument(
                Rule,
                """
                type Thing { a: Int }
                scalar Thing
                enum Thing { A }
                type Other { a: Int }
                """));

    [Fact]
    public void A_type_and_a_directive_may_share_a_name() =>
        Assert.Empty(OfDocument(Rule, "type Thing { a: Int } directive @Thing on FIELD"));

    [Fact]
    public void A_type_of_the_extended_schema_is_not_defined_again() =>
        Assert.Equal(["1:7"], OfExtension(Rule, "type Query { a: Int } type Thing { a: Int }", "input Thing { a: Int }"));
}
