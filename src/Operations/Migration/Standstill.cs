namespace Graph.Operations.Migration;

/// <summary>For how long nothing at all has got on, in any segment: one that is held up may wait while others get on.</summary>
internal sealed class Standstill(TimeSpan patience, TimeProvider time)
{
    private readonly Lock turn = new();
    private long? since;

    public void End()
    {
        lock (turn)
            since = null;
    }

    /// <exception cref="MigrationStoppedException">It has gone on for longer than anybody should wait.</exception>
    public void GoOn(string reason)
    {
        lock (turn)
        {
            var now = time.GetTimestamp();
            since ??= now;
            if (time.GetElapsedTime(since.Value, now) < patience)
                return;
        }
        throw new MigrationStoppedException(
            $"Nothing has got on for {patience.TotalSeconds:0} s ({reason}). All that was written is there: run the same command again, which goes on, "
            + "with lower --read-units and --write-units when it was throttled, or with a longer --patience.");
    }
}
