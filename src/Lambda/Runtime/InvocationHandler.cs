namespace Graph.Lambda.Runtime;

/// <summary>Answers one invocation. What it throws is reported to Lambda as the function's error.</summary>
/// <param name="cancellationToken">Cancelled shortly before the deadline, so that there is time to say so.</param>
public delegate ValueTask<InvocationResult> InvocationHandler(Invocation invocation, CancellationToken cancellationToken);
