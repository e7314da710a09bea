namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class OverlappingFieldsCanBeMergedRuleTests
{
    [Fact]
    public void Equal_fields_merge() =>
        Assert.Empty(Errors(
            """
            query Q($a: Int) { author { books(max: $a) { id } books(max: $a) { title } rival { name } rival { name books { id } } } }
            """));

    [Fact]
    public void Equal_arguments_in_another_order_merge() =>
        Assert.Empty(Errors("{ author { books(max: 1, genre: NOVEL) { id } books(genre: NOVEL, max: 1) { id } } }"));

    [Fact]
    public void Different_fields_with_one_name_conflict() =>
        Assert.Equal(["1:10 1:16"], Errors("{ book { x: id x: title } }"));

    [Fact]
    public void Different_arguments_conflict() =>
        Assert.Equal(["1:12 1:33"], Errors("{ author { books(max: 1) { id } books(max: 2) { id } }}"));

    [Fact]
    public void An_argument_on_one_side_only_conflicts() =>
        Assert.Equal(["1:12 1:25"], Errors("{ author { books { id } books(max: 2) { id } }}"));

    [Fact]
    public void Each_pair_of_three_conflicts() =>
        Assert.Equal(["1:10 1:15", "1:10 1:24", "1:15 1:24"], Errors("{ book { x:id x: title x: pages } }"));

    [Fact]
    public void Conflicts_below_are_reported_with_their_parents() =>
        Assert.Equal(["1:3 1:10 1:18 1:25"], Errors("{ book { x: id } book { x:title } }"));

    [Fact]
    public void Object_types_that_exclude_each_other_need_the_same_shape_only() =>
        Assert.Empty(Errors("{ item(id: 1) { ... on Book { x: title } ... on Map { x: title(short: true) } } }"));

    [Fact]
    public void Other_shapes_conflict_even_then() =>
        Assert.Equal(["1:31 1:52"], Errors("{ item(id: 1) { ... on Book { pages } ... on Map { pages } } }"));

    [Fact]
    public void A_list_conflicts_with_an_object() =>
        Assert.Equal(["1:31 1:63"], Errors("{ item(id: 1) { ... on Book { author { name } } ... on Film { author { name } } } }"));

    [Fact]
    public void Subfields_of_exclusive_parents_need_the_same_shape() =>
        Assert.Equal(["1:31 1:40 1:65 1:74"], Errors(
            """
            { item(id: 1) { ... on Book { author { x: name } } ... on Map { author { x: rival { name } } } } }
            """));

    [Fact]
    public void An_interface_excludes_nothing() =>
        Assert.Equal(["1:17 1:40"], Errors("{ item(id: 1) { x: title ... on Book { x: id } } }"));

    [Fact]
    public void Fragments_conflict_with_fields_and_with_each_other() =>
        Assert.Equal(["1:10 2:22", "1:10 3:22", "2:22 3:22"], Errors(
            """
            { book { x: id ...A ...B } }
            fragment A on Book { x: title }
            fragment B on Book { x: pages }
            """));

    [Fact]
    public void A_conflict_within_a_fragment_is_reported_once() =>
        Assert.Equal(["2:22 2:31"], Errors(
            """
            { a: book { ...A } b: book { ...A } c: book { ...A } }
            fragment A on Book { x: title x: id }
            """));

    [Fact]
    public void Fragments_that_spread_each_other_end() =>
        Assert.Equal(["1:12 2:24"], Errors(
            """
            { author { x: name ...A } }
            fragment A on Author { x: rival { ...A } ...B }
            fragment B on Author { ...A }
            """));

    [Fact]
    public void Unknown_fields_are_compared_by_name() =>
        Assert.Equal(["1:3 1:14"], Errors("{ x: nothing x: something }"));

    private static string[] Errors(string document) => Library.Errors("OverlappingFieldsCanBeMergedRule", document);
}
