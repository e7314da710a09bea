namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class KnownArgumentNamesRuleTests
{
    [Fact]
    public void Arguments_of_fields_and_directives_are_known() =>
        Assert.Empty(Errors("{ item(id: 1) { title(short: true) } count @cached(seconds: 1, shared: true) }"));

    [Fact]
    public void Unknown_arguments_are_errors() =>
        Assert.Equal(["1:8", "1:35", "1:68"], Errors("{ item(ids: 1, id: 2) { id @skip( unless: true) } count(of: NOVEL, it: 1) }"));

    [Fact]
    public void Arguments_of_unknown_fields_and_directives_are_not_checked() =>
        Assert.Empty(Errors("{ nothing(a: 1) count @nothing(b: 2) }"));

    [Fact]
    public void Close_names_are_suggested() =>
        Assert.Contains("Did you mean \"above\"?", Assert.Single(Library.Messages("KnownArgumentNamesRule", "{ count(abov: 1) }")));

    private static string[] Errors(string document) => Library.Errors("KnownArgumentNamesRule", document);
}
