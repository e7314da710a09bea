namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class UniqueFragmentNamesRuleTests
{
    [Fact]
    public void Different_names_are_fine() =>
        Assert.Empty(Errors("fragment A on Book { id } fragment B on Book { id }"));

    [Fact]
    public void Each_repetition_is_an_error_with_the_first() =>
        Assert.Equal(["1:10 2:10", "1:10 3:10"], Errors(
            """
            fragment A on Book { id }
            fragment A on Film { id }
            fragment A on Map { id }
            """));

    private static string[] Errors(string document) => Library.Errors("UniqueFragmentNamesRule", document);
}
