using Graph.GraphQL.Response;
using Graph.GraphQL.TypeSystem;

namespace Graph.GraphQL.Binding;

/// <summary>
/// What fields need of the operation that executes them; chapter 6 stands in the executor, which derives from this so
/// that resolvers know nothing of it.
/// </summary>
internal abstract class FieldExecution
{
    public ResultDocument Document { get; } = new();

    public abstract Schema Schema { get; }

    public abstract RequestFeatures Features { get; }

    public abstract Viewer Viewer { get; }

    public abstract CancellationToken CancellationToken { get; }

    public abstract DataLoader.DataLoader Loader(int index);

    public abstract bool IsSelected(SelectedField field, string childName);

    /// <summary>Section 6.4.3, step 4: an object's fields are executed, an abstract type is resolved first.</summary>
    public abstract void CompleteObject(in FieldContext context, object value);

    /// <summary>Section 6.4.3, step 3: every item is completed at its own position.</summary>
    public void CompleteList<T>(in FieldContext context, IReadOnlyList<T> values, ValueCompleter<T> complete)
    {
        var count = values.Count;
        var list = Document.AddContainer(context.SelectedField.ListAt(context.Depth), count, context.Container, context.Slot);
        Document.Slot(context.Slot).SetContainer(list);
        var slot = Document.Container(list).FirstSlot;
        for (var i = 0; i < count; i++, slot++)
        {
            var item = new FieldContext(
                this, context.SelectedField, context.Parent, context.ArgumentValues, list, slot, context.Depth + 1);
            try
            {
                complete(in item, values[i]);
            }
            catch (Exception exception) // whatever a resolver throws is an error of its field
            {
                FieldError(in item, exception);
            }
            if (Document.Container(list).IsNulled)
                return;
        }
    }

    /// <summary>Section 6.4.4: an error at this position, which becomes null, or the nearest that may be.</summary>
    public abstract void FieldError(in FieldContext context, Exception exception);

    /// <summary>Section 6.4.3, step 1b: null at a non-null position is a field error.</summary>
    public abstract void NonNullIsNull(in FieldContext context);

    public abstract void FieldPending(PendingField field);

    /// <summary>From any thread: the value of a pending field has come.</summary>
    public abstract void FieldReady(PendingField field);
}
