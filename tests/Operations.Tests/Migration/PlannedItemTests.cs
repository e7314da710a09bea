using Amazon.DynamoDBv2.Model;
using Graph.Operations.Migration;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace Graph.Operations.Tests.Migration;

public sealed class PlannedItemTests
{
    private static readonly DateTimeOffset s_began = DateTimeOffset.FromUnixTimeSeconds(1_900_000_000);
    private static readonly string s_ninetyDaysOn = "1907776000";

    public static TheoryData<AttributeValue?> NoTtl =>
    [
        null, new() { NULL = true }, new() { N = "0" }, new() { N = "0.0" }, new() { BOOL = false }, new(""),
    ];

    [Theory]
    [MemberData(nameof(NoTtl))]
    public void A_webhook_without_a_ttl_gets_ninety_days_from_the_begin(AttributeValue? ttl)
    {
        var planned = PlannedItem.From(With(ttl), TtlPolicy.NinetyDays, s_began);

        Assert.True(planned.TtlGiven);
        Assert.Equal(s_ninetyDaysOn, planned.Item["ttl"].N);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1700000000")]
    [InlineData("4000000000000")]
    public void A_webhook_keeps_the_ttl_that_it_has(string ttl)
    {
        var planned = PlannedItem.From(With(new() { N = ttl }), TtlPolicy.NinetyDays, s_began);

        Assert.False(planned.TtlGiven);
        Assert.Equal(ttl, planned.Item["ttl"].N);
    }

    [Fact]
    public void What_people_keep_loses_its_ttl()
    {
        var planned = PlannedItem.From(With(new() { N = "1900000000" }), TtlPolicy.Never, s_began);

        Assert.True(planned.TtlRemoved);
        Assert.Equal(["id"], planned.Item.Keys);
        Assert.False(PlannedItem.From(With(null), TtlPolicy.Never, s_began).TtlRemoved);
    }

    [Fact]
    public void A_session_stays_as_it_is()
    {
        var session = new Item
        {
            ["id"] = new("oauth_state_1"), ["state"] = new("1"), ["expires"] = new() { N = "1" }, ["ttl"] = new() { N = "0" },
        };

        var planned = PlannedItem.From(session, TtlPolicy.Own, s_began);

        Assert.Equal(session, planned.Item);
        Assert.Equal((false, false, false), (planned.TtlGiven, planned.TtlRemoved, planned.HadSecrets));
    }

    [Theory]
    [InlineData("square_access_token")]
    [InlineData("square_refresh_token")]
    [InlineData("accessToken")]
    [InlineData("refreshToken")]
    public void Tokens_are_left_out_and_the_old_item_is_not_changed(string secret)
    {
        var old = new Item { ["id"] = new("user-1"), [secret] = new("EAAA"), ["square_token_expires_at"] = new("2031-01-01") };

        var planned = PlannedItem.From(old, TtlPolicy.Never, s_began);

        Assert.True(planned.HadSecrets);
        Assert.Equal(["id", "square_token_expires_at"], planned.Item.Keys.Order());
        Assert.Equal(3, old.Count);
    }

    [Fact]
    public void A_ttl_of_an_earlier_migration_is_as_good_and_none_is_not()
    {
        var planned = PlannedItem.From(With(null), TtlPolicy.NinetyDays, s_began);

        Assert.True(planned.IsSameAs(With(new() { N = "1900000001" })));
        Assert.False(planned.IsSameAs(With(null)));
        Assert.False(planned.IsSameAs(new Item { ["id"] = new("other"), ["ttl"] = new() { N = s_ninetyDaysOn } }));
    }

    [Fact]
    public void A_ttl_of_its_own_is_compared()
    {
        var planned = PlannedItem.From(With(new() { N = "1900000000" }), TtlPolicy.NinetyDays, s_began);

        Assert.True(planned.IsSameAs(With(new() { N = "1900000000.0" })));
        Assert.False(planned.IsSameAs(With(new() { N = "1900000001" })));
    }

    [Fact]
    public void A_copy_that_kept_what_is_left_out_differs()
    {
        var old = new Item { ["id"] = new("user-1"), ["accessToken"] = new("EAAA"), ["ttl"] = new() { N = "1900000000" } };

        Assert.False(PlannedItem.From(old, TtlPolicy.Never, s_began).IsSameAs(old));
    }

    private static Item With(AttributeValue? ttl)
    {
        var item = new Item { ["id"] = new("webhook-1") };
        if (ttl is not null)
            item["ttl"] = ttl;
        return item;
    }
}
