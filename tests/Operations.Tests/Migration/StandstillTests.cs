using Graph.Operations.Migration;

namespace Graph.Operations.Tests.Migration;

public sealed class StandstillTests
{
    private readonly SkippingTime time = new();

    [Fact]
    public void It_ends_when_nothing_has_got_on_for_too_long_and_says_what_to_do()
    {
        var standstill = new Standstill(TimeSpan.FromSeconds(120), time);
        for (var failure = 0; failure < 119; failure++)
        {
            standstill.GoOn("throttled");
            time.Pass(TimeSpan.FromSeconds(1));
        }
        standstill.GoOn("throttled");
        time.Pass(TimeSpan.FromSeconds(1));

        var stopped = Assert.Throws<MigrationStoppedException>(() => standstill.GoOn("throttled"));

        Assert.Equal(
            "Nothing has got on for 120 s (throttled). All that was written is there: run the same command again, which goes on, "
            + "with lower --read-units and --write-units when it was throttled, or with a longer --patience.",
            stopped.Message);
    }

    [Fact]
    public void What_gets_on_anywhere_gives_all_of_the_time_again()
    {
        var standstill = new Standstill(TimeSpan.FromSeconds(120), time);
        for (var failure = 1; failure <= 1_000; failure++)
        {
            standstill.GoOn("throttled");
            time.Pass(TimeSpan.FromSeconds(1));
            if (failure % 119 == 0)
                standstill.End();
        }
    }

    [Fact]
    public void Few_failures_say_nothing_however_far_apart()
    {
        var standstill = new Standstill(TimeSpan.FromSeconds(120), time);
        for (var failure = 1; failure < 10; failure++)
        {
            standstill.GoOn("throttled");
            time.Pass(TimeSpan.FromHours(1));
        }

        Assert.Throws<MigrationStoppedException>(() => standstill.GoOn("throttled"));
    }
}
