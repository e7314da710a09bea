namespace Graph.LocalDev.Square;

/// <summary>Makes one event wait for the next, some of the time.</summary>
internal sealed class ReorderedDeliveries(WebhookOptions options, TimeProvider time)
{
    private readonly Lock gate = new();
    private TaskCompletionSource? waiting;

    /// <summary>Of an event, in the order in which events happen.</summary>
    public Turn TakeTurn()
    {
        lock (gate)
        {
            // The one that waits goes after this one, which therefore does not wait itself.
            if (waiting is { } before)
            {
                waiting = null;
                return new Turn(null, before, options.ReorderedAtMost, time);
            }
            if (Random.Shared.NextDouble() >= options.Reordered)
                return Turn.AtOnce;
            waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new Turn(waiting, null, options.ReorderedAtMost, time);
        }
    }

    /// <param name="before">Ended by who goes before; null when nobody does.</param>
    /// <param name="after">Of who goes after.</param>
    internal sealed class Turn(TaskCompletionSource? before, TaskCompletionSource? after, TimeSpan atMost, TimeProvider time)
    {
        public static readonly Turn AtOnce = new(null, null, TimeSpan.Zero, TimeProvider.System);

        public async Task Wait(CancellationToken cancellationToken)
        {
            if (before is null)
                return;
            try
            {
                await before.Task.WaitAsync(atMost, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                // Nothing has followed.
            }
        }

        public void End() => after?.TrySetResult();
    }
}
