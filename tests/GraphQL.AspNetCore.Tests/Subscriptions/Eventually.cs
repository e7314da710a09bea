namespace Graph.GraphQL.AspNetCore.Tests.Subscriptions;

/// <summary>Waits for what happens by itself, with a deadline.</summary>
internal static class Eventually
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task Is(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!condition())
            await poll.WaitForNextTickAsync(deadline.Token);
    }
}
