namespace Graph.LocalDev.Lambda;

/// <summary>Where the process of an environment is, and what it may do next. Names are those that AWS's messages have.</summary>
internal sealed class RuntimeState
{
    private readonly Lock change = new();
    private TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PendingInvocation? current;
    private InvocationOutcome.Failed? initialisationError;
    private int? exitCode;
    private bool hasEnded;

    public string Name { get; private set; } = "Started";

    public bool IsWaiting
    {
        get
        {
            lock (change)
                return Name == "Ready" && !hasEnded;
        }
    }

    /// <summary>It waits for an event, or never will.</summary>
    public Task Ready
    {
        get
        {
            lock (change)
                return ready.Task;
        }
    }

    /// <summary>Offers an invocation. Where nothing can serve it any more, it fails at once.</summary>
    public void Begin(PendingInvocation pending)
    {
        lock (change)
        {
            current = pending;
            if (!hasEnded && initialisationError is null)
            {
                if (ready.Task.IsCompleted)
                    ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
                arrival.TrySetResult();
                return;
            }
        }
        pending.Fail(FailureOf(pending));
    }

    /// <summary>The process has asked for an event. One that it has not answered yet it is given again.</summary>
    /// <exception cref="InvalidTransitionException">It is in the midst of an answer, or has said that it cannot serve.</exception>
    public async Task<PendingInvocation> Next(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task arrived;
            lock (change)
            {
                var isAnswering = Name == "Running" && current is { IsAnswered: true, Ended.IsCompleted: false };
                if (isAnswering || Name is "InitError" or "RestoreError")
                    throw new InvalidTransitionException(Name, "Ready");
                if (current is { IsAnswered: false, Ended.IsCompleted: false })
                {
                    Name = "Running";
                    return current;
                }
                Name = "Ready";
                ready.TrySetResult();
                if (arrival.Task.IsCompleted)
                    arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
                arrived = arrival.Task;
            }
            await arrived.WaitAsync(cancellationToken);
        }
    }

    /// <returns>The invocation that is under way, when it is this one and has no answer yet; else null.</returns>
    public PendingInvocation? TryAnswer(string requestId)
    {
        lock (change)
        {
            return Name == "Running" && current?.RequestId == requestId && current.TryAnswer() ? current : null;
        }
    }

    /// <summary>The process cannot serve events.</summary>
    /// <exception cref="InvalidTransitionException">It has asked for some already.</exception>
    public void FailInitialisation(InvocationOutcome.Failed error)
    {
        lock (change)
        {
            if (Name is not ("Started" or "Restoring"))
                throw new InvalidTransitionException(Name, "InitError");
            Name = Name == "Started" ? "InitError" : "RestoreError";
            initialisationError = error;
            ready.TrySetResult();
        }
    }

    /// <summary>It goes on from a snapshot.</summary>
    /// <exception cref="InvalidTransitionException">It is past that.</exception>
    public void Restore()
    {
        lock (change)
            Name = Name == "Started" ? "Restoring" : throw new InvalidTransitionException(Name, "Restoring");
    }

    /// <summary>The process has ended.</summary>
    public void End(int? code)
    {
        PendingInvocation? left;
        lock (change)
        {
            if (hasEnded)
                return;
            (hasEnded, exitCode, left) = (true, code, current);
            ready.TrySetResult();
        }
        left?.Fail(FailureOf(left));
    }

    private InvocationOutcome.Failed FailureOf(PendingInvocation pending) =>
        initialisationError ?? Failures.Exited(pending.RequestId, exitCode);
}
