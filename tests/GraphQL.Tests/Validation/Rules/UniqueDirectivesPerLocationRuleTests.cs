namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class UniqueDirectivesPerLocationRuleTests
{
    [Fact]
    public void One_directive_in_different_places_is_fine() =>
        Assert.Empty(Errors("{ count @skip(if: true) book @skip(if: true) { id } }"));

    [Fact]
    public void A_repeatable_directive_may_be_repeated() =>
        Assert.Empty(Errors("""{ count @note(text: "a") @note(text: "b") }"""));

    [Fact]
    public void Each_repetition_is_an_error_with_the_first() =>
        Assert.Equal(["1:9 1:25", "1:9 1:42"], Errors("{ count @skip(if: true) @skip(if: false) @skip(if: true) }"));

    [Fact]
    public void Unknown_directives_may_be_repeated() =>
        Assert.Empty(Errors("{ count @nothing @nothing }"));

    private static string[] Errors(string document) => Library.Errors("UniqueDirectivesPerLocationRule", document);
}
