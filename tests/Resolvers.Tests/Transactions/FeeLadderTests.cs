using System.Numerics;
using Graph.Resolvers.Transactions;

namespace Graph.Resolvers.Tests.Transactions;

public sealed class FeeLadderTests
{
    [Fact]
    public void The_fees_rise_to_twice_the_first_and_the_last_one_cancels()
    {
        var ladder = FeeLadder.Of(baseFee: 10_000, priority: 800, most: null);

        Assert.Equal(
            
            [
                new GasFee(20_800, 800), new GasFee(26_000, 1_000), new GasFee(33_280, 1_280), new GasFee(41_600, 1_600),
                new GasFee(46_800, 1_800),
            ],
            ladder);
    }

    [Fact]
    public void No_fee_the_cancelling_one_s_neither_is_above_the_bound()
    {
        var ladder = FeeLadder.Of(baseFee: 10_000, priority: 800, most: 30_000);

        Assert.Equal([new GasFee(20_800, 800), new GasFee(26_000, 1_000), new GasFee(29_250, 1_125)], ladder);
    }

    [Fact]
    public void A_bound_below_what_the_network_takes_leaves_nothing() => Assert.Null(FeeLadder.Of(baseFee: 10_000, priority: 800, most: 23_399));

    [Fact]
    public void The_least_bound_is_one_that_leaves_the_first_fee() =>
        Assert.Equal(2, FeeLadder.Of(10_000, 800, FeeLadder.Least(10_000, 800))?.Count);

    /// <summary>geth's rule: a tenth more of both, or it is underpriced.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(7, 1)]
    [InlineData(1_000_000_007, 1_000_000_000)]
    public void Each_fee_takes_the_place_of_the_one_before(long baseFee, long priority)
    {
        var ladder = FeeLadder.Of(baseFee, priority, null)!;

        foreach (var (before, after) in ladder.Zip(ladder.Skip(1)))
        {
            Assert.True(after.Max >= before.Max * 11 / 10 && after.Max > before.Max, $"{before} to {after}");
            Assert.True(after.Priority >= before.Priority * 11 / 10 && after.Priority > before.Priority, $"{before} to {after}");
            Assert.True(after.Max >= (BigInteger)baseFee + after.Priority, $"{after}");
        }
    }
}
