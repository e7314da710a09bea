using static Graph.GraphQL.Tests.TypeSystem.TypeSystemErrors;

namespace Graph.GraphQL.Tests.TypeSystem.Rules;

public sealed class UniqueFieldDefinitionNamesTests
{
    private const string Rule = "UniqueFieldDefinitionNamesRule";

    [Theory]
    [InlineData("type")]
    [InlineData("interface")]
    [InlineData("input")]
    public void A_field_is_defined_once_by_a_type_and_its_extensions(string kind) =>
        Assert.Equal(
            ["2:3 4:3", "3:3 7:3"],
            OfDocument(
                Rule,
                $$"""
                {{kind}} Thing {
                  a: Int
                  b: Int
                  a: String
                }
                extend {{kind}} Thing {
                  b: Int
                  c: Int
                }
                {{kind}} Other { a: Int }
                """));

    [Theory]
    [InlineData("type")]
    [InlineData("interface")]
    [InlineData("input")]
    public void A_field_of_the_extended_schema_is_not_defined_again(string kind) =>
        Assert.Equal(
            ["2:3"],
            OfExtension(Rule, $$"""{{kind}} Thing { a: Int }""", $$"""
                extend {{kind}} Thing {
                  a: String
                  b: Int
                }
                """));
}
