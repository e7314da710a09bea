using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.Rules;

public sealed class KnownTypeNamesTests
{
    private const string Rule = "KnownTypeNamesRule";

    [Fact]
    public void A_type_that_is_named_is_defined() =>
        Assert.Equal(
            ["1:17", "2:23", "3:8", "3:17", "5:11", "6:24", "7:21", "8:30"],
            OfDocument(
                Rule,
                """
                schema { query: Missing }
                type Known implements Nowhere {
                  a(b: Gone): [[Lost!]!]!
                }
                union U = Absent | Known
                directive @d(argument: Strange) on FIELD
                extend input I { a: Unseen }
                interface J { a: Known, b(c: Unknown = 1): U }
                """));

    [Fact]
    public void What_is_built_in_may_be_named() =>
        Assert.Empty(OfDocument(Rule, "type Query { a: Int b: Float c: String d: Boolean e: ID f: __Type }"));

    [Fact]
    public void A_type_of_the_extended_schema_may_be_named() =>
        Assert.Equal(["1:36"], OfExtension(Rule, "type Query { a: Int }", "type Other { a: Query b: String c: Any }"));

    [Fact]
    public void A_directive_or_fragment_is_no_type() =>
        Assert.Equal(
            ["3:17"],
            OfDocument(
                Rule,
                """
                directive @Foo on QUERY
                fragment Foo on Query { a }
                type Query { a: Foo }
                """));
}
