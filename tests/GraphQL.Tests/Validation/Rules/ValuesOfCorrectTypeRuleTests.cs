namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class ValuesOfCorrectTypeRuleTests
{
    [Fact]
    public void Literals_of_the_right_type_are_fine() =>
        Assert.Empty(Errors(
            """
            { count(of: POETRY, above: 1) item(id: 7) { id } search(filter: { text: "a", genres: NOVEL, period: { from: 1 } }, grid: [[1], 2]) { __typename } }
            """));

    [Fact]
    public void A_custom_scalar_takes_anything() =>
        Assert.Empty(Errors("query Q($v: Int) { search(shelf: { row: [1, $v], name: B }) { __typename } }"));

    [Fact]
    public void Null_is_fine_unless_the_type_is_non_null() =>
        Assert.Equal(["1:28"], Errors("{ count(of: null) item(id: null) { id } }"));

    [Fact]
    public void Scalars_and_enums_refuse_other_literals() =>
        Assert.Equal(["1:13", "1:29", "1:44", "1:64"], Errors("""{ count(of: "NOVEL", above: true) item(id: 1.5) { title(short: 1) } }"""));

    [Fact]
    public void An_integer_has_32_bits() =>
        Assert.Equal(["1:26"], Errors("{ book { chapters( first:2147483648) { number } } }"));

    [Fact]
    public void Items_of_lists_are_checked_by_themselves() =>
        Assert.Equal(["1:21", "1:28"], Errors("""{ search(grid: [[1, "2"], [null], [3]]) { __typename } }"""));

    [Fact]
    public void A_list_is_no_item() =>
        Assert.Equal(["1:13"], Errors("{ count(of: [NOVEL]) }"));

    [Fact]
    public void A_list_with_a_variable_is_no_number() =>
        Assert.Equal(["1:42"], Errors("query Q($v: Int) { book { chapters(first:[$v]) { number } } }"));

    [Fact]
    public void Input_fields_are_checked() =>
        Assert.Equal(["1:18", "1:30", "1:41"], Errors("{ search(filter: { genres: [ 1, NOVEL], color: RED }) { __typename } }"));

    [Fact]
    public void An_input_object_needs_an_object() =>
        Assert.Equal(["1:18"], Errors("""{ search(filter: "text") { __typename } }"""));

    [Fact]
    public void Required_fields_with_a_default_may_be_left_out() =>
        Assert.Equal(["1:49"], Errors("""{ search(filter: { text: "a", limit: 3, period: {} }) { __typename } }"""));

    [Fact]
    public void Exactly_one_field_of_a_OneOf_object_is_given() =>
        Assert.Equal(["1:15", "2:14", "3:14"], Errors(
            """
            { a: book(by: {}) { id }
             b: book(by: { id: 1, title: "x" }) { id }
             c: book(by: { id: null }) { id } }
            """));

    [Fact]
    public void A_OneOf_object_with_one_field_is_fine() =>
        Assert.Empty(Errors("""{ a: book(by: { tags: ["x"] }) { id } }"""));

    [Fact]
    public void Defaults_of_variables_are_checked() =>
        Assert.Equal(["1:19"], Errors("""query Q($a: Int = "x", $b: Genre = NOVEL) { count }"""));

    [Fact]
    public void Arguments_of_directives_are_checked() =>
        Assert.Equal(["1:18"], Errors("""{ count @skip(if:"no") }"""));

    [Fact]
    public void Close_enum_values_are_suggested() =>
        Assert.Contains("Did you mean \"NOVEL\"?", Assert.Single(Library.Messages("ValuesOfCorrectTypeRule", "{ count(of: NOVELL) }")));

    [Fact]
    public void Close_input_fields_are_suggested() =>
        Assert.Contains("Did you mean \"period\"?", Assert.Single(Library.Messages("ValuesOfCorrectTypeRule", "{ search(filter: { text: \"a\", perod: 1 }) { __typename } }")));

    private static string[] Errors(string document) => Library.Errors("ValuesOfCorrectTypeRule", document);
}
