namespace Graph.Ethereum.Tests.JsonRpc;

/// <summary>A clock that only a test moves. Its timers are real ones.</summary>
internal sealed class MovableTime : TimeProvider
{
    private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Pass(TimeSpan time) => now += time;
}
