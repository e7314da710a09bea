namespace Graph.Operations.Migration;

/// <summary>For how long nothing at all has got on, in any segment: one that is held up may wait while others get on.</summary>
internal sealed class Standstill(TimeSpan patience, TimeProvider time)
{
    /// <summary>Fewer say nothing, however long ago the first was: requests wait for the capacity that is allowed, too.</summary>
    private const int LeastFailures = 10;

    private readonly Lock turn = new();
    private long since;
    private int failures;

    public void End()
    {
        lock (turn)
            failures = 0;
    }

    /// <exception cref="MigrationStoppedException">It has gone on for longer than anybody should wait.</exception>
    public void GoOn(string reason)
    {
        lock (turn)
        {
            var now = time.GetTimestamp();
            if (failures++ == 0)
                since = now;
            if (failures < LeastFailures || time.GetElapsedTime(since, now) < patience)
                return;
        }
        throw new MigrationStoppedException(
            $"Nothing has got on for {patience.TotalSeconds:0} s ({reason}). All that was written is there: run the same command again, which goes on, "
            + "with lower --read-units and --write-units when it was throttled, or with a longer --patience.");
    }
}
