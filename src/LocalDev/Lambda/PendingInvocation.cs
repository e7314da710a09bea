namespace Graph.LocalDev.Lambda;

/// <summary>An invocation from when a function is to be given it until it is over.</summary>
internal sealed class PendingInvocation(ReadOnlyMemory<byte> payload)
{
    private readonly TaskCompletionSource<DateTimeOffset> delivered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<InvocationOutcome> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<InvocationOutcome.Failed?> ended =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock change = new();
    private readonly CancellationTokenSource over = new();
    private bool isAnswering;

    public string RequestId { get; } = Guid.NewGuid().ToString();

    public string TraceId { get; } =
        $"Root=1-{DateTimeOffset.UtcNow.ToUnixTimeSeconds():x8}-{Guid.NewGuid():N}"[..40] + ";Parent=53995c3f42cd8ad8;Sampled=0";

    public ReadOnlyMemory<byte> Payload => payload;

    /// <summary>Its deadline, once the function has it.</summary>
    public Task<DateTimeOffset> Delivered => delivered.Task;

    /// <summary>Known when a streamed answer begins.</summary>
    public Task<InvocationOutcome> Outcome => outcome.Task;

    /// <summary>All is over, also a streamed answer. Gives what failed, if something did.</summary>
    public Task<InvocationOutcome.Failed?> Ended => ended.Task;

    /// <summary>It was failed from outside.</summary>
    public CancellationToken Over => over.Token;

    /// <summary>The function has begun to answer, or all is over.</summary>
    public bool IsAnswered
    {
        get
        {
            lock (change)
                return isAnswering;
        }
    }

    /// <summary>The same deadline each time, as a function may ask again.</summary>
    public DateTimeOffset Deliver(TimeSpan timeout)
    {
        delivered.TrySetResult(DateTimeOffset.UtcNow + timeout);
        return delivered.Task.Result;
    }

    /// <summary>The right to answer, which is there once.</summary>
    public bool TryAnswer()
    {
        lock (change)
            return !isAnswering && (isAnswering = true);
    }

    /// <summary>By who has the right to.</summary>
    public void End(InvocationOutcome with)
    {
        outcome.TrySetResult(with);
        ended.TrySetResult(with as InvocationOutcome.Failed);
    }

    /// <summary>By who has the right to.</summary>
    /// <returns>Null when it is over meanwhile.</returns>
    public StreamedBody? BeginStream(string contentType)
    {
        var body = new StreamedBody();
        return outcome.TrySetResult(new InvocationOutcome.Streamed(contentType, body)) ? body : null;
    }

    public void EndStream(StreamedBody body, InvocationOutcome.Failed? failure)
    {
        ended.TrySetResult(failure);
        body.End(ended.Task.Result);
    }

    /// <summary>From outside, such as that its time is over; also within an answer, which is cut off then.</summary>
    public void Fail(InvocationOutcome.Failed failure)
    {
        lock (change)
            isAnswering = true;
        outcome.TrySetResult(failure);
        ended.TrySetResult(failure);
        over.Cancel();
    }
}
