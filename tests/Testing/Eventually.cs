using Xunit;

namespace Graph.Testing;

/// <summary>Waits for what happens in its own time, with a deadline.</summary>
public static class Eventually
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <param name="describe">What is wrong while the condition does not hold.</param>
    /// <param name="patience">How long it is waited for; <see cref="Patience"/> when left out.</param>
    public static async Task Is(Func<Task<bool>> condition, Func<string>? describe = null, TimeSpan? patience = null)
    {
        using var deadline = new CancellationTokenSource(patience ?? Patience);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!await condition())
        {
            Assert.False(deadline.IsCancellationRequested, describe?.Invoke() ?? "It did not happen in time.");
            await poll.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    public static Task Is(Func<bool> condition, Func<string>? describe = null) => Is(() => Task.FromResult(condition()), describe);
}
