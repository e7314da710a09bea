namespace Graph.LocalDev.Tests;

/// <summary>Waits for what happens in its own time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public static async Task Is(Func<Task<bool>> condition, Func<string> describe)
    {
        using var deadline = new CancellationTokenSource(s_patience);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        while (!await condition())
        {
            Assert.False(deadline.IsCancellationRequested, describe());
            await poll.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    public static Task Is(Func<bool> condition, Func<string> describe) => Is(() => Task.FromResult(condition()), describe);
}
