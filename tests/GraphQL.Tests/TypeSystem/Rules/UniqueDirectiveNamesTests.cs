using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.Rules;

public sealed class UniqueDirectiveNamesTests
{
    private const string Rule = "UniqueDirectiveNamesRule";

    [Fact]
    public void A_directive_is_defined_once() =>
        Assert.Equal(
            ["1:12 2:12"],
            OfDocument(
                Rule,
                """
                directive @once on FIELD
                directive @once on QUERY
                directive @other on QUERY
                """));

    [Fact]
    public void A_document_may_state_a_built_in_directive() =>
        Assert.Empty(OfDocument(Rule, "directive @skip(if: Boolean!) on FIELD"));

    [Fact]
    public void A_directive_of_the_extended_schema_is_not_defined_again()
    {
        Assert.Equal(["1:12"], OfExtension(Rule, "directive @once on FIELD", "directive @once on FIELD"));
        Assert.Equal(["1:12"], OfExtension(Rule, "type Query { a: Int }", "directive @skip on FIELD"));
    }
}
