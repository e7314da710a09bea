namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class UniqueOperationNamesRuleTests
{
    [Fact]
    public void Different_names_are_fine_and_none_is_not_compared() =>
        Assert.Empty(Errors("query A { count } query B { count } { count } { count }"));

    [Fact]
    public void A_fragment_may_have_an_operations_name() =>
        Assert.Empty(Errors("query A { ...A } fragment A on Query { count }"));

    [Fact]
    public void Each_repetition_is_an_error_with_the_first() =>
        Assert.Equal(["1:7 2:10", "1:7 3:7"], Errors(
            """
            query A { count }
            mutation A { lend(id: 1) { id } }
            query A { count }
            """));

    private static string[] Errors(string document) => Library.Errors("UniqueOperationNamesRule", document);
}
