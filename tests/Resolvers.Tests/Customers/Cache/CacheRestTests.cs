using Graph.Resolvers.Customers.Cache;

namespace Graph.Resolvers.Tests.Customers.Cache;

public sealed class CacheRestTests
{
    private readonly MovableTime time = new(Shop.Now);
    private readonly CacheRest rest;

    public CacheRestTests() => rest = new CacheRest(time);

    [Fact]
    public void After_a_failure_nobody_tries_for_a_moment_and_then_one_does()
    {
        Assert.True(rest.MayTry());
        rest.Failed();
        time.Pass(CacheRest.Length - TimeSpan.FromTicks(1));
        Assert.False(rest.MayTry());

        time.Pass(TimeSpan.FromTicks(1));

        Assert.Equal([true, false, false], Enumerable.Range(0, 3).Select(_ => rest.MayTry()));
        rest.Succeeded();
        Assert.Equal([true, true], Enumerable.Range(0, 2).Select(_ => rest.MayTry()));
    }

    [Fact]
    public void A_clock_that_was_set_back_does_not_lengthen_the_rest()
    {
        rest.Failed();

        time.Pass(TimeSpan.FromHours(-1));

        Assert.True(rest.MayTry());
    }
}
