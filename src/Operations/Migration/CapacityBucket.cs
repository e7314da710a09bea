namespace Graph.Operations.Migration;

/// <summary>
/// Lets requests go at so many capacity units a second. What one uses is known only afterwards, so it reserves what the one before
/// used, and settles: together they use what is allowed, over some seconds.
/// </summary>
/// <param name="unitsPerSecond">Null does not hold anything up.</param>
internal sealed class CapacityBucket(double? unitsPerSecond, TimeProvider time)
{
    private readonly Lock turn = new();
    private double balance = unitsPerSecond ?? 0;
    private double expected = 1;
    private long filledAt = time.GetTimestamp();

    /// <summary>Waits until units are there, at least one of them.</summary>
    /// <returns>How many are reserved.</returns>
    public async ValueTask<double> Reserve(CancellationToken cancellationToken)
    {
        double units;
        while (!TryReserve(out units, out var wait))
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        return units;
    }

    public void Settle(double reserved, double used)
    {
        lock (turn)
        {
            balance += reserved - used;
            if (used > 0)
                expected = used;
        }
    }

    private bool TryReserve(out double units, out TimeSpan wait)
    {
        (units, wait) = (0, TimeSpan.Zero);
        if (unitsPerSecond is not { } rate)
            return true;
        lock (turn)
        {
            var now = time.GetTimestamp();
            balance = Math.Min(rate, balance + time.GetElapsedTime(filledAt, now).TotalSeconds * rate);
            filledAt = now;
            if (balance > 0)
            {
                units = expected;
                balance -= units;
                return true;
            }
            // A millisecond more, as timers count in them.
            wait = TimeSpan.FromSeconds(-balance / rate) + TimeSpan.FromMilliseconds(1);
            return false;
        }
    }
}
