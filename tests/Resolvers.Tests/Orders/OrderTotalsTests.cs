using Graph.Resolvers.Orders;

namespace Graph.Resolvers.Tests.Orders;

public sealed class OrderTotalsTests
{
    private static readonly OrderItem[] TwoLines = [new("A", "Box", 1.5m, 10, 15m), new("B", "Tape", 2.25m, 2, 4.5m)];

    [Fact]
    public void Missing_sums_come_from_the_lines_and_freight_is_added_but_tax_is_not() =>
        Assert.Equal(new OrderTotals(19.50m, 5m, "North", 3m, 24.50m), OrderTotals.Complete(TwoLines, null, 5m, "North", 3m, null));

    [Fact]
    public void Without_anything_the_sums_are_the_lines() =>
        Assert.Equal(new OrderTotals(19.5m, 0, null, 0, 19.5m), OrderTotals.Complete(TwoLines, null, null, null, null, null));

    [Fact]
    public void Given_sums_are_taken_as_they_are() =>
        Assert.Equal(new OrderTotals(1, 2, null, 3, 99), OrderTotals.Complete(TwoLines, 1, 2, null, 3, 99));

    [Fact]
    public void Sums_are_whole_cents() =>
        Assert.Equal(new OrderTotals(0.13m, 0.13m, null, 0, 0.26m), OrderTotals.Complete([], 0.125m, 0.125m, null, 0.001m, null));
}
