namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class ExecutableDefinitionsRuleTests
{
    [Fact]
    public void Operations_and_fragments_are_executable() =>
        Assert.Empty(Errors("{ count } fragment F on Book { id } query Named { count }"));

    [Fact]
    public void Each_type_system_definition_is_an_error() =>
        Assert.Equal(["2:1", "3:1", "4:1", "5:1"], Errors(
            """
            { count }
            type Dvd { id: ID }
            extend type Book { colour: String }
            schema { query: Query }
            directive @d on FIELD
            """));

    private static string[] Errors(string document) => Library.Errors("ExecutableDefinitionsRule", document);
}
