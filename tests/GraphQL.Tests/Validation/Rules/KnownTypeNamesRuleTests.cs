namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class KnownTypeNamesRuleTests
{
    [Fact]
    public void Types_of_the_schema_are_known() =>
        Assert.Empty(Errors(
            """
            query Q($a: [Period!]!, $b: Int) { item(id: 1) { ... on Book { id } ...F } } fragment F on Map { id }
            """));

    [Fact]
    public void Unknown_types_are_errors_wherever_they_are_named() =>
        Assert.Equal(["1:14", "1:32", "2:15"], Errors(
            """
            query Q($a: [Perio!]) { ... on Quer { count } }
            fragment F on Boo { id }
            """));

    [Fact]
    public void A_type_that_the_document_itself_defines_is_known() =>
        Assert.Empty(Errors("query Q($a: Own) { count } scalar Own"));

    [Fact]
    public void Close_names_are_suggested() =>
        Assert.Contains("Did you mean \"Period\"?", Assert.Single(Library.Messages("KnownTypeNamesRule", "query Q($a: Perod) { count }")));

    private static string[] Errors(string document) => Library.Errors("KnownTypeNamesRule", document);
}
