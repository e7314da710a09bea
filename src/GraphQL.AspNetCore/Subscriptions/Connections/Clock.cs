namespace Graph.GraphQL.AspNetCore.Subscriptions.Connections;

/// <summary>The time that connections go by. Durations are told by a clock that nobody sets, expiries by the calendar.</summary>
internal sealed class Clock(TimeProvider time)
{
    public long Timestamp => time.GetTimestamp();

    public bool HasPassed(TimeSpan span, long since) => time.GetElapsedTime(since) >= span;

    public bool HasCome(DateTimeOffset? moment) => moment is { } set && time.GetUtcNow() >= set;
}
