namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class VariablesInAllowedPositionRuleTests
{
    [Fact]
    public void Equal_and_stricter_types_are_fine() =>
        Assert.Empty(Errors(
            """
            query Q($a: ID!, $b: Genre!, $c: [Int!]!) { item(id: $a) { id } count(of: $b) search(grid: [$c]) { __typename } }
            """));

    [Fact]
    public void A_default_makes_a_nullable_variable_fit() =>
        Assert.Empty(Errors(
            """
            query Q($a: ID = 1, $d: Int, $l: Int) { item(id: $a) { id } lend: search(filter: { text: "a", limit: $l, period: { from: 1, to: $d } }) { __typename } }
            """));

    [Fact]
    public void A_null_default_does_not() =>
        Assert.Equal(["1:9 1:35"], Errors("query Q($a: ID = null) { item(id: $a) { id } }"));

    [Fact]
    public void Nullable_for_non_null_is_an_error() =>
        Assert.Equal(["1:9 1:28"], Errors("query Q($a: ID) { item(id: $a) { id } }"));

    [Fact]
    public void Another_type_is_an_error() =>
        Assert.Equal(["1:9 1:30"], Errors("query Q($a: Int) { count(of: $a) }"));

    [Fact]
    public void A_list_for_an_item_and_an_item_for_a_list_are_errors() =>
        Assert.Equal(["1:9 1:40", "1:20 1:64"], Errors("query Q($a: [ID!], $b: Int) { item(id: $a) { id } search(grid: $b) { __typename } }"));

    [Fact]
    public void Fragments_are_checked_for_each_operation() =>
        Assert.Equal(["1:9 3:32"], Errors(
            """
            query A($a: Int) { ...F }
            query B($a: ID!) { ...F }
            fragment F on Query { item(id: $a) { id } }
            """));

    [Fact]
    public void A_OneOf_field_needs_a_non_null_variable() =>
        Assert.Equal(["1:9 1:46"], Errors(
            """
            query Q($a: ID, $b: ID!) { x: book(by: { id: $a }) { id } y: book(by: { id: $b }) { id } }
            """));

    [Fact]
    public void A_default_does_not_help_in_a_OneOf_field() =>
        Assert.Equal(["1:9 1:38"], Errors("query Q($a: ID = 1) { book(by: { id: $a }) { id } }"));

    [Fact]
    public void Unknown_places_and_types_are_left_to_other_rules() =>
        Assert.Empty(Errors("query Q($a: Nothing, $b: Int) { count(of: $a) nothing(x: $b) }"));

    private static string[] Errors(string document) => Library.Errors("VariablesInAllowedPositionRule", document);
}
