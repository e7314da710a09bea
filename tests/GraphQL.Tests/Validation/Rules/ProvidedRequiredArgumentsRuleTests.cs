namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class ProvidedRequiredArgumentsRuleTests
{
    [Fact]
    public void Given_arguments_and_defaults_are_fine() =>
        Assert.Empty(Errors("mutation { lend(id: 1) { id } }"));

    [Fact]
    public void A_variable_or_null_counts_as_given() =>
        Assert.Empty(Errors("query Q($a: ID!) { item(id: $a) { id } x: item(id: null) { id } }"));

    [Fact]
    public void A_field_without_its_argument_is_an_error() =>
        Assert.Equal(["1:3", "1:22"], Errors("{ item { id } book { chapters { number } } }"));

    [Fact]
    public void A_directive_without_its_argument_is_an_error() =>
        Assert.Equal(["1:9", "1:15"], Errors("{ count @skip @note }"));

    [Fact]
    public void Unknown_fields_need_nothing() =>
        Assert.Empty(Errors("{ nothing }"));

    private static string[] Errors(string document) => Library.Errors("ProvidedRequiredArgumentsRule", document);
}
