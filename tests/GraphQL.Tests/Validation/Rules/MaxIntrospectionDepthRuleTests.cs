namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class MaxIntrospectionDepthRuleTests
{
    [Fact]
    public void Two_lists_within_each_other_are_fine() =>
        Assert.Empty(Errors("{ __schema { types { fields { type { interfaces { name } } } } } }"));

    [Fact]
    public void A_third_is_an_error_at_the_introspection_field() =>
        Assert.Equal(["1:3"], Errors("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }"));

    [Fact]
    public void Fragments_are_followed() =>
        Assert.Equal(["1:3"], Errors(
            """
            { __type(name: "Book") { ...F } } fragment F on __Type { fields { type { fields { type { interfaces { name } } } } } }
            """));

    [Fact]
    public void A_fragment_within_itself_ends() =>
        Assert.Equal(["1:3"], Errors("{ __schema { types { ...F } } } fragment F on __Type { fields { type { ...F } } }"));

    [Fact]
    public void Other_fields_may_nest() =>
        Assert.Empty(Errors("{ author { books { author { books { author { books { id } } } } } } }"));

    private static string[] Errors(string document) => Library.Errors("MaxIntrospectionDepthRule", document);
}
