namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class UniqueVariableNamesRuleTests
{
    [Fact]
    public void Operations_may_use_the_same_names() =>
        Assert.Empty(Errors("query A($a: Int) { count } query B($a: Int) { count }"));

    [Fact]
    public void All_uses_of_a_repeated_name_are_in_one_error() =>
        Assert.Equal(["1:10 1:19 1:37"], Errors("query A($a: Int, $a: Int, $b: Int, $a: ID) { count }"));

    private static string[] Errors(string document) => Library.Errors("UniqueVariableNamesRule", document);
}
