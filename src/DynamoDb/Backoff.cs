namespace Graph.DynamoDb;

/// <summary>
/// Exponential waits with full jitter: before try n + 1 a random part of <c>FirstDelay × 2^(n-1)</c>, at most
/// <see cref="LongestDelay"/>. Full jitter, as callers that were throttled together must not come back together.
/// </summary>
public sealed record Backoff
{
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(25);

    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a request is sent in all.</summary>
    public int Attempts { get; init; } = 8;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal bool IsLast(int attempt) => attempt >= Attempts;

    /// <param name="attempt">The attempt that failed, from 1.</param>
    public Task Wait(int attempt, CancellationToken cancellationToken) =>
        Task.Delay(Ceiling(attempt) * Random.Shared.NextDouble(), Time, cancellationToken);

    internal TimeSpan Ceiling(int attempt)
    {
        var doublings = Math.Min(attempt - 1, 30);
        var ceiling = FirstDelay * Math.Pow(2, doublings);
        return ceiling < LongestDelay ? ceiling : LongestDelay;
    }
}
