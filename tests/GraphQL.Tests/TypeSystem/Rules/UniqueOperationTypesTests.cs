using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.Rules;

public sealed class UniqueOperationTypesTests
{
    private const string Rule = "UniqueOperationTypesRule";

    [Fact]
    public void Each_operation_has_one_root_type() =>
        Assert.Equal(
            ["2:3 4:3", "2:3 6:17"],
            OfDocument(
                Rule,
                """
                schema {
                  query: A
                  mutation: B
                  query: C
                }
                extend schema { query: D }
                """));

    [Fact]
    public void Roots_may_be_spread_over_extensions() =>
        Assert.Empty(OfDocument(Rule, "schema { query: A } extend schema { mutation: B } extend schema { subscription: C }"));

    [Fact]
    public void A_root_of_the_extended_schema_stays() =>
        Assert.Equal(["1:17"], OfExtension(Rule, "type Query { a: Int }", "extend schema { query: B mutation: B } type B { b: Int }"));
}
