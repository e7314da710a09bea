using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.Rules;

public sealed class KnownArgumentNamesOnDirectivesTests
{
    private const string Rule = "KnownArgumentNamesOnDirectivesRule";

    [Fact]
    public void A_directive_is_given_the_arguments_that_it_defines() =>
        Assert.Equal(
            ["3:22", "4:22"],
            OfDocument(
                Rule,
                """
                directive @d(known: Int) on FIELD_DEFINITION
                type Query {
                  a: Int @d(known:1, other: 2)
                  b: Int @deprecated(because: "old", reason: "old")
                  c: Int @unknown(any: 1)
                }
                """));

    [Fact]
    public void A_directive_of_the_extended_schema_is_known()
    {
        const string schema = "directive @d(known: Int) on OBJECT type Query { a: Int }";

        Assert.Empty(OfExtension(Rule, schema, "extend type Query @d(known: 1)"));
        Assert.Equal(["1:22"], OfExtension(Rule, schema, "extend type Query @d(other: 1)"));
    }
}
