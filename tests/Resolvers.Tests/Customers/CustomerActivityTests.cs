using Graph.Resolvers.Customers;

namespace Graph.Resolvers.Tests.Customers;

public sealed class CustomerActivityTests
{
    private static readonly DateTimeOffset Day = new(2031, 5, 6, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Orders_add_up_whatever_their_order()
    {
        var forwards = CustomerActivity.None.With(Day, 10m, "1").With(Day.AddDays(1), 0.5m, "2").With(Day.AddDays(2), 3m, null);
        var backwards = CustomerActivity.None.With(Day.AddDays(2), 3m, null).With(Day.AddDays(1), 0.5m, "2").With(Day, 10m, "1");

        Assert.Equal(new CustomerActivity(3, 13.5m, Day, Day.AddDays(2), null), forwards);
        Assert.Equal(forwards, backwards);
    }

    [Fact]
    public void Metrics_are_as_of_the_instant_that_is_given()
    {
        var activity = CustomerActivity.None.With(Day, 10m, "1").With(Day.AddDays(20), 51.50m, "2");

        Assert.Equal(
            new CustomerMetrics(2, 61.50m, Day, Day.AddDays(20), "2", CustomerSegment.New, 4, PurchaseFrequency.Monthly, Day, true),
            CustomerMetrics.Of(new ComputedActivity(activity, Day, CacheHit: true), Day.AddDays(24).AddHours(23)));
        Assert.Equal(
            CustomerSegment.Dormant, CustomerMetrics.Of(new ComputedActivity(activity, Day, CacheHit: true), Day.AddDays(111)).Segment);
    }

    [Fact]
    public void Without_orders_there_are_no_dates() =>
        Assert.Equal(
            new CustomerMetrics(0, 0, null, null, null, CustomerSegment.New, null, PurchaseFrequency.None, Day, false),
            CustomerMetrics.Of(new ComputedActivity(CustomerActivity.None, Day, CacheHit: false), Day));
}
