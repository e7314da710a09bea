using Graph.Resolvers.Shared;

namespace Graph.Resolvers.Tests.Shared;

public sealed class SingleFlightTests
{
    private readonly SingleFlight<string, int> flights = new();
    private int begun;

    [Fact]
    public async Task Who_asks_meanwhile_waits_for_the_same_work_and_who_asks_later_has_it_done_anew()
    {
        var done = new TaskCompletionSource<int>();
        var both = new[] { Ask(done.Task), Ask(done.Task) };
        done.SetResult(7);

        Assert.All(await Task.WhenAll(both), answer => Assert.Equal(7, answer));
        Assert.Equal(8, await Ask(Task.FromResult(8)));
        Assert.Equal(2, begun);
    }

    [Fact]
    public async Task What_fails_fails_for_who_waits_and_is_tried_anew()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => Ask(Task.FromException<int>(new TimeoutException())));

        Assert.Equal(8, await Ask(Task.FromResult(8)));
    }

    [Fact]
    public async Task What_ends_when_nobody_waits_any_more_is_not_given_to_who_comes_later()
    {
        using var gone = new CancellationTokenSource();
        var done = new TaskCompletionSource<int>();
        var asked = Ask(done.Task, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        done.SetResult(7);

        await Testing.Eventually.Is(async () => await Ask(Task.FromResult(8)) == 8);
    }

    private Task<int> Ask(Task<int> work, CancellationToken cancellationToken = default) => flights.Run(
        "key",
        () =>
        {
            begun++;
            return work;
        },
        cancellationToken).AsTask();
}
