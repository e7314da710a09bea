namespace Graph.GraphQL.Binding;

/// <summary>A position of the response whose value has not come yet.</summary>
internal abstract class PendingField : WorkItem
{
    /// <summary>The object or list that holds the position; while it is nulled, the value no longer matters.</summary>
    public abstract int Container { get; }
}

/// <summary>Something to run on the executor's own loop. A link of a list, so that queueing one allocates nothing.</summary>
internal abstract class WorkItem
{
    public WorkItem? Next { get; set; }

    public abstract void Run();
}

internal sealed class PendingField<T> : PendingField
{
    private readonly FieldExecution _execution;
    private readonly SelectedField _field;
    private readonly object _parent;
    private readonly object?[] _arguments;
    private readonly int _slot;
    private readonly int _depth;
    private readonly ValueTask<T> _task;
    private readonly ValueCompleter<T> _complete;

    public PendingField(FieldExecution execution, in FieldContext context, ValueTask<T> task, ValueCompleter<T> complete)
    {
        _execution = execution;
        _field = context.SelectedField;
        _parent = context.Parent;
        _arguments = context.ArgumentValues;
        _slot = context.Slot;
        _depth = context.Depth;
        _task = task;
        _complete = complete;
        Container = context.Container;
    }

    public override int Container { get; }

    public void Start()
    {
        _execution.FieldPending(this);
        _task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(OnCompleted);
    }

    public override void Run()
    {
        var context = new FieldContext(_execution, _field, _parent, _arguments, Container, _slot, _depth);
        try
        {
            _complete(in context, _task.GetAwaiter().GetResult());
        }
        catch (Exception exception) // whatever a resolver throws is an error of its field
        {
            _execution.FieldError(in context, exception);
        }
    }

    private void OnCompleted() => _execution.FieldReady(this);
}
