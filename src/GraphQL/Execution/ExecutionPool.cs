using System.Collections.Concurrent;
using Graph.GraphQL.Binding;

namespace Graph.GraphQL.Execution;

/// <summary>Executions that are done, for the next requests; a bounded number.</summary>
internal sealed class ExecutionPool(ExecutableSchema schema, ExecutionOptions options)
{
    private static readonly int s_most = Environment.ProcessorCount * 4;

    private readonly ConcurrentQueue<OperationExecution> _idle = new();
    private OperationExecution? _next;

    public OperationExecution Rent()
    {
        var next = _next;
        if (next is not null && Interlocked.CompareExchange(ref _next, null, next) == next)
            return next;
        return _idle.TryDequeue(out var execution) ? execution : new OperationExecution(schema, this, options.UnexpectedError, options.Timeout);
    }

    public void Return(OperationExecution execution)
    {
        if (_next is null && Interlocked.CompareExchange(ref _next, execution, null) is null)
            return;
        if (_idle.Count < s_most)
            _idle.Enqueue(execution);
    }
}
