namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class FieldsOnCorrectTypeRuleTests
{
    [Fact]
    public void Fields_and_meta_fields_are_found() =>
        Assert.Empty(Errors(
            """
            { __typename __schema { types { name } } __type(name: "Book") { name } item(id: 1) { id __typename } search { __typename } }
            """));

    [Fact]
    public void An_alias_is_not_a_field() =>
        Assert.Empty(Errors("{ anything: count }"));

    [Fact]
    public void A_field_that_the_type_lacks_is_an_error() =>
        Assert.Equal(["1:10", "1:18"], Errors("{ book { shelf } nothing }"));

    [Fact]
    public void An_interface_has_its_own_fields_only() =>
        Assert.Equal(["1:17", "1:37"], Errors("{ item(id: 1) { pages ... on Book { nothing } } }"));

    [Fact]
    public void A_union_has_no_fields() =>
        Assert.Equal(["1:12"], Errors("{ search { id } }"));

    [Fact]
    public void Schema_meta_fields_are_at_the_query_root_only() =>
        Assert.Equal(["1:10"], Errors("{ book { __schema { types { name } } } }"));

    [Fact]
    public void What_is_within_an_unknown_field_is_not_checked() =>
        Assert.Equal(["1:3"], Errors("{ nothing { at { all } } }"));

    [Fact]
    public void Close_names_are_suggested() =>
        Assert.Contains("Did you mean \"title\"?", Assert.Single(Library.Messages("FieldsOnCorrectTypeRule", "{ book { titel } }")));

    [Fact]
    public void Types_that_have_the_field_are_suggested() =>
        Assert.Contains("Did you mean to use an inline fragment on \"Book\" or \"Map\"?", Assert.Single(Library.Messages("FieldsOnCorrectTypeRule", "{ item(id: 1) { pages } }")));

    private static string[] Errors(string document) => Library.Errors("FieldsOnCorrectTypeRule", document);
}
