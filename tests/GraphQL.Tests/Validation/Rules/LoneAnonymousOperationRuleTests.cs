namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class LoneAnonymousOperationRuleTests
{
    [Fact]
    public void One_anonymous_operation_with_fragments_is_fine() =>
        Assert.Empty(Errors("{ ...F } fragment F on Query { count }"));

    [Fact]
    public void Several_named_operations_are_fine() =>
        Assert.Empty(Errors("query A { count } query B { count }"));

    [Fact]
    public void Each_anonymous_operation_beside_another_is_an_error() =>
        Assert.Equal(["1:1", "3:1"], Errors(
            """
            { count }
            query A { count }
            query { count }
            """));

    private static string[] Errors(string document) => Library.Errors("LoneAnonymousOperationRule", document);
}
