namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class NoFragmentCyclesRuleTests
{
    [Fact]
    public void A_fragment_may_be_spread_many_times() =>
        Assert.Empty(Errors("{ ...A ...B } fragment A on Query { ...B } fragment B on Query { count }"));

    [Fact]
    public void A_fragment_within_itself_is_an_error_at_the_spread() =>
        Assert.Equal(["1:23"], Errors("fragment A on Query { ...A }"));

    [Fact]
    public void A_fragment_within_its_own_fields_is_an_error() =>
        Assert.Equal(["1:32"], Errors("fragment A on Author { rival { ...A } }"));

    [Fact]
    public void A_cycle_is_reported_once_with_all_its_spreads() =>
        Assert.Equal(["1:23 2:23 3:23"], Errors(
            """
            fragment A on Query { ...B }
            fragment B on Query { ...C }
            fragment C on Query { ...A }
            """));

    [Fact]
    public void Cycles_that_share_a_fragment_are_errors_each() =>
        Assert.Equal(["1:23 2:23", "2:28"], Errors(
            """
            fragment A on Query { ...B }
            fragment B on Query { ...A ...B }
            """));

    [Fact]
    public void Unknown_fragments_end_the_search() =>
        Assert.Empty(Errors("fragment A on Query { ...Missing }"));

    private static string[] Errors(string document) => Library.Errors("NoFragmentCyclesRule", document);
}
