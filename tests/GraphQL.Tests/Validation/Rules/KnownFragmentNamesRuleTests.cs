namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class KnownFragmentNamesRuleTests
{
    [Fact]
    public void A_fragment_of_the_document_is_known() =>
        Assert.Empty(Errors("{ ...F } fragment F on Query { count }"));

    [Fact]
    public void A_spread_of_anything_else_is_an_error_at_its_name() =>
        Assert.Equal(["1:6", "1:54"], Errors("{ ...Missing ... { count } } fragment F on Book { ...Gone }"));

    private static string[] Errors(string document) => Library.Errors("KnownFragmentNamesRule", document);
}
