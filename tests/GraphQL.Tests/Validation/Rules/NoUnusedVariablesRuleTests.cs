namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class NoUnusedVariablesRuleTests
{
    [Fact]
    public void Use_in_fragments_counts() =>
        Assert.Empty(Errors(
            """
            query A($a: ID!) { ...F } fragment F on Query { ...G } fragment G on Query { item(id: $a) { id } }
            """));

    [Fact]
    public void Definitions_without_a_use_are_errors() =>
        Assert.Equal(["1:18", "1:27"], Errors("query A($a: ID!, $b: Int, $c: Int) { item(id: $a) { id } }"));

    [Fact]
    public void Use_in_a_fragment_that_is_not_reached_does_not_count() =>
        Assert.Equal(["1:9"], Errors("query A($a: ID!) { count } fragment F on Query { item(id: $a) { id } }"));

    private static string[] Errors(string document) => Library.Errors("NoUnusedVariablesRule", document);
}
