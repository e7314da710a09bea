namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class NoDeprecatedCustomRuleTests
{
    [Fact]
    public void What_is_not_deprecated_is_fine() =>
        Assert.Empty(Errors("""{ author(name: "x") { name } count(of: NOVEL) }"""));

    [Fact]
    public void Fields_arguments_input_fields_and_enum_values_are_errors() =>
        Assert.Equal(["1:10", "2:9", "3:29", "4:11"], Errors(
            """
            { book { isbn }
             author(old: true) { name }
             search(filter: {text: "a", old: 1 }) { __typename }
             count(of:ATLAS) }
            """));

    [Fact]
    public void Requests_are_not_refused_for_it() =>
        Assert.Empty(Library.Validate("{ book { isbn } }"));

    private static string[] Errors(string document) => Library.Errors("NoDeprecatedCustomRule", document);
}
