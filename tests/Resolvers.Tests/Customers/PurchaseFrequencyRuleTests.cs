using Graph.Resolvers.Customers;

namespace Graph.Resolvers.Tests.Customers;

public sealed class PurchaseFrequencyRuleTests
{
    private static readonly DateTimeOffset First = new(2031, 5, 6, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_orders_there_is_no_frequency() => Assert.Equal(PurchaseFrequency.None, PurchaseFrequencyRule.Of(CustomerActivity.None));

    [Fact]
    public void A_single_order_is_one_time() => Assert.Equal(PurchaseFrequency.OneTime, FrequencyOf(orders: 1, spanInDays: 0));

    [Theory]
    [InlineData(2, 0, PurchaseFrequency.Occasional)]
    [InlineData(9, 0.999, PurchaseFrequency.Occasional)]
    [InlineData(2, 1, PurchaseFrequency.Weekly)]
    [InlineData(2, 7, PurchaseFrequency.Weekly)]
    [InlineData(2, 7.999, PurchaseFrequency.Weekly)]
    [InlineData(2, 8, PurchaseFrequency.Monthly)]
    [InlineData(3, 14, PurchaseFrequency.Weekly)]
    [InlineData(3, 15, PurchaseFrequency.Monthly)]
    [InlineData(2, 30, PurchaseFrequency.Monthly)]
    [InlineData(2, 31, PurchaseFrequency.Quarterly)]
    [InlineData(2, 90, PurchaseFrequency.Quarterly)]
    [InlineData(2, 91, PurchaseFrequency.Occasional)]
    [InlineData(5, 360, PurchaseFrequency.Quarterly)]
    [InlineData(5, 361, PurchaseFrequency.Occasional)]
    public void The_average_of_whole_days_between_orders_decides(int orders, double spanInDays, PurchaseFrequency expected) =>
        Assert.Equal(expected, FrequencyOf(orders, spanInDays));

    private static PurchaseFrequency FrequencyOf(int orders, double spanInDays) =>
        PurchaseFrequencyRule.Of(new CustomerActivity(orders, 10, First, First.AddDays(spanInDays), "1"));
}
