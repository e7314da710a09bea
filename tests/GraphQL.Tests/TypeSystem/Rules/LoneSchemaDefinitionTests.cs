using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.Rules;

public sealed class LoneSchemaDefinitionTests
{
    private const string Rule = "LoneSchemaDefinitionRule";

    [Fact]
    public void A_document_needs_no_schema_definition() =>
        Assert.Empty(OfDocument(Rule, "type Query { a: Int }"));

    [Fact]
    public void One_schema_definition_is_enough() =>
        Assert.Equal(
            ["2:1", "3:1"],
            OfDocument(
                Rule,
                """
                schema { query: A }
                schema { query: A }
                schema { mutation: A }
                type A { a: Int }
                """));

    [Fact]
    public void A_schema_that_has_roots_is_extended_and_not_defined_again()
    {
        const string schema = "type Query { a: Int }";

        Assert.Equal(["1:1"], OfExtension(Rule, schema, "schema { mutation: M } type M { a: Int }"));
        Assert.Empty(OfExtension(Rule, schema, "extend schema { mutation: M } type M { a: Int }"));
    }

    [Fact]
    public void Types_alone_are_no_schema_yet() =>
        Assert.Empty(OfExtension(Rule, "type A { a: Int }", "schema { query: A }"));
}
