namespace Graph.Resolvers.Shared;

/// <summary>Whole elapsed days of 24 hours, rounded down.</summary>
public static class WholeDays
{
    /// <returns>0 until 24 hours have passed; negative when <paramref name="to"/> lies before <paramref name="from"/>.</returns>
    public static int Between(DateTimeOffset from, DateTimeOffset to)
    {
        var days = Math.DivRem((to - from).Ticks, TimeSpan.TicksPerDay, out var rest);
        return (int)(rest < 0 ? days - 1 : days);
    }
}
