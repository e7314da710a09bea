using Graph.Resolvers.Customers;

namespace Graph.Resolvers.Tests.Customers;

public sealed class CustomerSegmentRuleTests
{
    private static readonly DateTimeOffset Now = new(2031, 5, 6, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Who_has_no_orders_is_new() => Assert.Equal(CustomerSegment.New, CustomerSegmentRule.Of(CustomerActivity.None, Now));

    [Fact]
    public void Exactly_5000_dollars_are_not_VIP_and_a_cent_more_is()
    {
        Assert.Equal(CustomerSegment.Active, SegmentOf(spend: 5000m, firstDaysAgo: 60, lastDaysAgo: 1));
        Assert.Equal(CustomerSegment.Vip, SegmentOf(spend: 5000.01m, firstDaysAgo: 60, lastDaysAgo: 1));
    }

    [Fact]
    public void A_VIP_stays_VIP_without_orders_for_years() =>
        Assert.Equal(CustomerSegment.Vip, SegmentOf(spend: 5000.01m, firstDaysAgo: 2000, lastDaysAgo: 1000));

    [Fact]
    public void On_day_90_without_an_order_a_customer_is_not_dormant_and_on_day_91_is()
    {
        Assert.Equal(CustomerSegment.Active, SegmentOf(spend: 10, firstDaysAgo: 200, lastDaysAgo: 90));
        Assert.Equal(CustomerSegment.Active, SegmentOf(spend: 10, firstDaysAgo: 200, lastDaysAgo: 90.999));
        Assert.Equal(CustomerSegment.Dormant, SegmentOf(spend: 10, firstDaysAgo: 200, lastDaysAgo: 91));
    }

    [Fact]
    public void On_day_30_after_the_first_order_a_customer_is_new_and_on_day_31_is_not()
    {
        Assert.Equal(CustomerSegment.New, SegmentOf(spend: 10, firstDaysAgo: 30, lastDaysAgo: 0));
        Assert.Equal(CustomerSegment.New, SegmentOf(spend: 10, firstDaysAgo: 30.999, lastDaysAgo: 0));
        Assert.Equal(CustomerSegment.Active, SegmentOf(spend: 10, firstDaysAgo: 31, lastDaysAgo: 0));
    }

    private static CustomerSegment SegmentOf(decimal spend, double firstDaysAgo, double lastDaysAgo) =>
        CustomerSegmentRule.Of(new CustomerActivity(2, spend, Now.AddDays(-firstDaysAgo), Now.AddDays(-lastDaysAgo), "1"), Now);
}
