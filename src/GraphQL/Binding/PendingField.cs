using System.Diagnostics;
using Graph.GraphQL.DataLoader;

namespace Graph.GraphQL.Binding;

/// <summary>A position of the response whose value has not come yet.</summary>
internal abstract class PendingField : WorkItem
{
    /// <summary>The object or list that holds the position; while it is nulled, the value no longer matters.</summary>
    public abstract int Container { get; }

    public abstract SelectedField Field { get; }

    /// <summary>Of its waiting; null where nobody wants it.</summary>
    public Activity? Span { get; set; }
}

/// <summary>Used again once its value has come, with the delegate that it hands out; free ones are kept a thread.</summary>
internal sealed class PendingField<T> : PendingField
{
    private const int MostFree = 1024;

    [ThreadStatic]
    private static PendingField<T>? s_free;

    [ThreadStatic]
    private static int s_freeCount;

    private readonly Action _onCompleted;
    private FieldExecution _execution = null!;
    private SelectedField _field = null!;
    private object _parent = null!;
    private object?[] _arguments = null!;
    private ValueCompleter<T> _complete = null!;
    private ValueTask<T> _task;
    private int _container;
    private int _slot;
    private int _depth;

    private PendingField() => _onCompleted = () => _execution.FieldReady(this);

    public override int Container => _container;

    public override SelectedField Field => _field;

    /// <summary>
    /// Awaits on the executor's synchronization context. Without it a task that completes on the executor's loop would
    /// continue in the thread pool, and the loop would dispatch loaders while a field is still on its way.
    /// </summary>
    public static void Start(FieldExecution execution, in FieldContext context, ValueTask<T> task, ValueCompleter<T> complete)
    {
        var pending = Rent();
        pending._execution = execution;
        pending._field = context.SelectedField;
        pending._parent = context.Parent;
        pending._arguments = context.ArgumentValues;
        pending._container = context.Container;
        pending._slot = context.Slot;
        pending._depth = context.Depth;
        pending._complete = complete;
        pending._task = task;
        execution.FieldPending(pending);
        task.GetAwaiter().UnsafeOnCompleted(pending._onCompleted);
    }

    public override void Run()
    {
        var context = new FieldContext(_execution, _field, _parent, _arguments, _container, _slot, _depth);
        var (execution, task, complete) = (_execution, _task, _complete);
        Return();
        try
        {
            complete(in context, task.GetAwaiter().GetResult());
        }
        catch (Exception exception) // whatever a resolver throws is an error of its field
        {
            execution.FieldError(in context, exception);
        }
    }

    private static PendingField<T> Rent()
    {
        if (s_free is not { } pending)
            return new PendingField<T>();
        s_free = (PendingField<T>?)pending.Next;
        s_freeCount--;
        return pending;
    }

    private void Return()
    {
        (_execution, _field, _parent, _arguments, _complete, _task) = (null!, null!, null!, null!, null!, default);
        if (s_freeCount >= MostFree)
            return;
        Next = s_free;
        s_free = this;
        s_freeCount++;
    }
}
