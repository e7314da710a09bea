namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class NoUndefinedVariablesRuleTests
{
    [Fact]
    public void Variables_are_defined_for_fragments_too() =>
        Assert.Empty(Errors("query A($a: ID!) { ...F } fragment F on Query { item(id: $a) { id } }"));

    [Fact]
    public void A_variable_of_another_operation_does_not_count() =>
        Assert.Equal(["2:20 2:1"], Errors(
            """
            query A($a: ID!) { item(id: $a) { id } }
            query B { item(id: $a) { id } }
            """));

    [Fact]
    public void Every_use_is_an_error_in_lists_objects_and_directives() =>
        Assert.Equal(["1:29 1:1", "1:39 1:1", "1:68 1:1"], Errors("{ search(filter: { genres: [$a] text: $b }) { __typename @skip(if: $c) } }"));

    [Fact]
    public void A_fragments_use_is_an_error_for_each_operation() =>
        Assert.Equal(["3:32 1:1", "3:32 2:1"], Errors(
            """
            query A { ...F }
            query B { ...F }
            fragment F on Query { item(id: $a) { id } }
            """));

    private static string[] Errors(string document) => Library.Errors("NoUndefinedVariablesRule", document);
}
