namespace Graph.GraphQL.Tests.Validation.Rules;

public sealed class SingleFieldSubscriptionsRuleTests
{
    [Fact]
    public void One_field_is_fine_also_through_fragments() =>
        Assert.Empty(Errors(
            """
            subscription { ...F ... on Subscription { returned { title } } } fragment F on Subscription { returned { id } }
            """));

    [Fact]
    public void One_response_name_twice_is_one_field() =>
        Assert.Empty(Errors("subscription { returned { id } returned { title } }"));

    [Fact]
    public void Every_field_after_the_first_is_named_in_one_error() =>
        Assert.Equal(["3:3 4:3"], Errors(
            """
            subscription S {
              returned { id }
              lent { id }
              again: lent { id }
            }
            """));

    [Fact]
    public void Fields_in_fragments_count() =>
        Assert.Equal(["6:3"], Errors(
            """
            subscription {
              returned { id }
              ...F
            }
            fragment F on Subscription {
              lent { id }
            }
            """));

    [Fact]
    public void An_introspection_field_is_an_error() =>
        Assert.Equal(["1:16"], Errors("subscription { __typename }"));

    [Fact]
    public void An_introspection_field_by_another_name_is_an_error() =>
        Assert.Equal(["1:16"], Errors("subscription { lent: __typename }"));

    [Fact]
    public void Skip_and_include_at_the_root_are_one_error() =>
        Assert.Equal(["2:12 3:8"], Errors(
            """
            subscription S($a: Boolean!) {
              returned @skip(if: $a) { id }
              ...F @include(if: $a)
            }
            fragment F on Subscription { lent { id } }
            """));

    [Fact]
    public void Below_the_root_skip_is_fine() =>
        Assert.Empty(Errors("subscription S($a: Boolean!) { lent { id @skip(if: $a) } }"));

    [Fact]
    public void A_root_without_any_field_is_an_error() =>
        Assert.Equal(["1:14"], Errors("subscription { ...Missing }"));

    [Fact]
    public void Fragments_that_spread_each_other_end() =>
        Assert.Equal(["2:47"], Errors(
            """
            subscription { ...A }
            fragment A on Subscription { lent { id } ...B returned { id } }
            fragment B on Subscription { ...A }
            """));

    [Fact]
    public void Queries_may_have_any_number_of_fields() =>
        Assert.Empty(Errors("{ count author { name } }"));

    private static string[] Errors(string document) => Library.Errors("SingleFieldSubscriptionsRule", document);
}
