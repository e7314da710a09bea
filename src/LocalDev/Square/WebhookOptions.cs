namespace Graph.LocalDev.Square;

/// <summary>How notifications are delivered.</summary>
/// <remarks>https://developer.squareup.com/docs/webhooks/overview</remarks>
public sealed record WebhookOptions
{
    private static readonly TimeSpan[] s_squares =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(16),
        TimeSpan.FromMinutes(32), TimeSpan.FromMinutes(60), TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8),
        TimeSpan.FromHours(8),
    ];

    /// <summary>Before each retry; after the last one the event is dropped. Square's eleven take 24 hours.</summary>
    public IReadOnlyList<TimeSpan> RetryDelays { get; init; } = s_squares;

    /// <summary>How long an answer is waited for.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many of all are delivered twice although the first delivery was good: from 0 to 1.</summary>
    public double Duplicated { get; init; }

    /// <summary>How many of all are delivered after the one that follows them: from 0 to 1.</summary>
    public double Reordered { get; init; }

    /// <summary>How long one waits for another that may follow.</summary>
    public TimeSpan ReorderedAtMost { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Square's delays made shorter, such as by a thousand: 60 ms to 29 s.</summary>
    public static IReadOnlyList<TimeSpan> DelaysDividedBy(double factor) => [.. s_squares.Select(delay => delay / factor)];
}
