using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.Rules;

public sealed class ProvidedRequiredArgumentsOnDirectivesTests
{
    private const string Rule = "ProvidedRequiredArgumentsOnDirectivesRule";

    [Fact]
    public void A_directive_is_given_what_it_requires() =>
        Assert.Equal(
            ["3:10", "3:10", "4:10"],
            OfDocument(
                Rule,
                """
                directive @d(a: Int!, b: Int!, c: Int! = 1, d: Int) on FIELD_DEFINITION
                type Query {
                  a: Int @d
                  b: Int @d(a: 1)
                  c: Int @d(b: 1, a: 1)
                  d: Int @unknown
                }
                """));

    [Fact]
    public void A_built_in_directive_is_given_what_it_requires() =>
        Assert.Equal(["1:12"], OfDocument(Rule, "scalar Url @specifiedBy"));

    [Fact]
    public void A_directive_of_the_extended_schema_is_given_what_it_requires() =>
        Assert.Equal(
            ["1:19"],
            OfExtension(Rule, "directive @d(a: Int!) on OBJECT type Query { a: Int }", "extend type Query @d"));
}
