namespace Graph.LocalDev.Tests;

/// <summary>A clock that moves when it is told to; timers go by the machine's.</summary>
internal sealed class MovableTime(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public void Pass(TimeSpan time) => now += time;
}
