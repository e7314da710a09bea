namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class ScalarLeafsRuleTests
{
    [Fact]
    public void Leaves_have_no_selection_and_others_have_one() =>
        Assert.Empty(Errors("{ count book { id genre author { name } } }"));

    [Fact]
    public void A_selection_on_a_leaf_is_an_error_at_the_selection() =>
        Assert.Equal(["1:9", "1:31"], Errors("{ count { x } book { id genre { y } } }"));

    [Fact]
    public void A_field_without_its_selection_is_an_error_at_the_field() =>
        Assert.Equal(["1:3", "1:8"], Errors("{ book search }"));

    [Fact]
    public void Typename_is_a_leaf() =>
        Assert.Equal(["1:14"], Errors("{ __typename { x } }"));

    [Fact]
    public void Unknown_fields_are_left_to_another_rule() =>
        Assert.Empty(Errors("{ nothing { x } }"));

    private static string[] Errors(string document) => Library.Errors("ScalarLeafsRule", document);
}
