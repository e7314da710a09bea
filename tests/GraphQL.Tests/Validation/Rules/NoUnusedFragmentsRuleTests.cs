namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class NoUnusedFragmentsRuleTests
{
    [Fact]
    public void Fragments_reached_through_others_are_used() =>
        Assert.Empty(Errors("{ ...A } fragment A on Query { ...B } fragment B on Query { count }"));

    [Fact]
    public void Fragments_that_no_operation_reaches_are_errors() =>
        Assert.Equal(["2:1", "3:1"], Errors(
            """
            { count }
            fragment A on Query { ...B }
            fragment B on Query { ...A }
            """));

    private static string[] Errors(string document) => Library.Errors("NoUnusedFragmentsRule", document);
}
