namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class PossibleFragmentSpreadsRuleTests
{
    [Fact]
    public void Overlapping_types_are_fine() =>
        Assert.Empty(Errors(
            """
            { item(id: 1) { ... on Book { id } ... on Lendable { due } ...S } book { ... on Item { id } ... on Book { id } } } fragment S on Shown { ... on Film { id } }
            """));

    [Fact]
    public void Different_objects_never_meet() =>
        Assert.Equal(["1:10"], Errors("{ book { ... on Film { id } } }"));

    [Fact]
    public void An_object_outside_an_abstract_type_never_meets_it() =>
        Assert.Equal(["1:14", "1:41"], Errors("{ lendable { ... on Map { id } } book { ... on Author { name } } }"));

    [Fact]
    public void Abstract_types_without_a_common_object_never_meet() =>
        Assert.Equal(["1:12"], Errors("{ author { ... on Item { id } } }"));

    [Fact]
    public void A_named_fragment_is_an_error_where_it_is_spread() =>
        Assert.Equal(["1:10"], Errors("{ book { ...F } } fragment F on Film { id }"));

    [Fact]
    public void Unknown_types_are_left_to_another_rule() =>
        Assert.Empty(Errors("{ book { ... on Nothing { id } ...F } } fragment F on Gone { id }"));

    private static string[] Errors(string document) => Library.Errors("PossibleFragmentSpreadsRule", document);
}
