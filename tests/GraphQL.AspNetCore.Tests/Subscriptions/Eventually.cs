namespace Graph.GraphQL.AspNetCore.Tests.Subscriptions;

/// <summary>Waits for what happens by itself, with a deadline.</summary>
internal static class Eventually
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static Task Is(Func<bool> condition) => Is(() => Task.FromResult(condition()));

    public static async Task Is(Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!await condition())
            await poll.WaitForNextTickAsync(deadline.Token);
    }
}
