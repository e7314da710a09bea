namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class UniqueInputFieldNamesRuleTests
{
    [Fact]
    public void Objects_may_have_equal_fields() =>
        Assert.Empty(Errors("""{ search(any: [{ text: "a" }, { text: "b" }]) { __typename } }"""));

    [Fact]
    public void Each_repetition_is_an_error_with_the_first() =>
        Assert.Equal(["1:20 1:31", "1:20 1:42"], Errors("""{ search(filter: { text: "a", text: "b", text: "c" }) { __typename } }"""));

    [Fact]
    public void Nested_objects_are_compared_by_themselves() =>
        Assert.Equal(["1:41 1:50"], Errors("""{ search(filter: { text: "a", period: { from: 1, from: 2 } }) { __typename } }"""));

    private static string[] Errors(string document) => Library.Errors("UniqueInputFieldNamesRule", document);
}
