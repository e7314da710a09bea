namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class UniqueArgumentNamesRuleTests
{
    [Fact]
    public void Fields_may_have_equal_arguments() =>
        Assert.Empty(Errors("{ a: item(id: 1) { id } b: item(id: 1) { id } }"));

    [Fact]
    public void All_uses_of_a_repeated_name_are_in_one_error() =>
        Assert.Equal(["1:8 1:15 1:22"], Errors("{ item(id: 1, id: 2, id: 3) { id } }"));

    [Fact]
    public void Arguments_of_directives_are_compared_too() =>
        Assert.Equal(["1:17 1:29"], Errors("{ count @cached(seconds: 1, seconds: 2) }"));

    private static string[] Errors(string document) => Library.Errors("UniqueArgumentNamesRule", document);
}
