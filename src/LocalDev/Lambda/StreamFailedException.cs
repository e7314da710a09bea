namespace Graph.LocalDev.Lambda;

/// <summary>A function failed after it had begun to answer.</summary>
/// <param name="failure">As it would be had it not begun.</param>
public sealed class StreamFailedException(InvocationOutcome.Failed failure)
    : IOException($"The function failed within its answer: {failure.Type}")
{
    public InvocationOutcome.Failed Failure => failure;
}
