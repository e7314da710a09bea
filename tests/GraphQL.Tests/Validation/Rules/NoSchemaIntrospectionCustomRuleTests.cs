using Graph.GraphQL.Language;
using Graph.GraphQL.Validation;

namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class NoSchemaIntrospectionCustomRuleTests
{
    [Fact]
    public void Typename_is_allowed() =>
        Assert.Empty(Errors("{ __typename book { __typename } }"));

    [Fact]
    public void Each_field_of_an_introspection_type_is_an_error() =>
        Assert.Equal(["1:3", "1:14"], Errors("{ __schema { queryType { name } } }"));

    [Fact]
    public void Options_turn_introspection_off() =>
        Assert.Equal(
            ["Introspection is off, so field \"__type\" cannot be queried."],
            DocumentValidator.Validate(
                Library.Schema,
                Parser.Parse("""{ __type(name: "Book") { name } }"""),
                new ValidationOptions { Introspection = false }).Select(error => error.Message));

    private static string[] Errors(string document) => Library.Errors("NoSchemaIntrospectionCustomRule", document);
}
