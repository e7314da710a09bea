namespace Graph.LocalDev.Lambda;

/// <summary>Of one environment of a function.</summary>
public sealed record RuntimeApiOptions
{
    public string FunctionArn { get; init; } = "arn:aws:lambda:us-east-1:000000000000:function:local";

    /// <summary>How long an invocation may take, from when the function is given it.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>In bytes, of an answer that is not streamed.</summary>
    public int LargestResponse { get; init; } = (6 * 1024 * 1024) + 100;

    /// <summary>Has the paths of SnapStart; the snapshot is gone on from at once.</summary>
    public bool IsSnapStart { get; init; }
}
